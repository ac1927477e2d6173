import type { RuleCase } from '../../findings/testing/cases';
import { asking, istio, namespace, noRolls, roll, running, service, vm } from './objects';

const ANNOTATION = "spec.template.metadata.annotations['sidecar.istio.io/inject']";
const NIC = 'spec.template.spec.domain.devices.interfaces[0].masquerade';

const selecting = istio({ selectors: [{ matchLabels: { mesh: 'on' } }] });
const ambient = namespace({ 'istio.io/dataplane-mode': 'ambient' });
const enabled = namespace({ 'istio-injection': 'enabled' });

/** What is wrong with VMs in a mesh. */
export const meshCases: RuleCase[] = [
  [
    'VMN900',
    ANNOTATION,
    [vm(), service(), enabled, selecting, noRolls],
    [vm(), service(), namespace({ 'istio-injection': 'enabled', mesh: 'on' }), selecting, noRolls],
  ],
  // Whether another mesh has the namespace is not known.
  [
    'VMN900',
    ANNOTATION,
    [vm(), service(), namespace(), selecting, noRolls],
    [vm(), service(), namespace(), selecting],
  ],
  [
    'VMN900',
    ANNOTATION,
    [vm(), service(), namespace({ 'istio-injection': 'disabled' }), istio(), noRolls],
    [vm({}), service(), namespace({ 'istio-injection': 'disabled' }), istio(), noRolls],
  ],
  // The annotation alone is enough for a mesh with the default revision.
  [
    'VMN900',
    ANNOTATION,
    [vm(), service(), namespace({ 'istio-injection': 'disabled' }), istio(), noRolls],
    [vm(), service(), namespace(), istio(), noRolls],
  ],
  // Its sidecar is there: some mesh has it.
  [
    'VMN900',
    ANNOTATION,
    [vm(), service(), namespace(), selecting, noRolls, ...running(['compute'])],
    [vm(), service(), namespace(), selecting, noRolls, ...running()],
  ],
  [
    'VMN901',
    NIC,
    [vm({}), ambient, istio()],
    [vm({ labels: { 'istio.io/dataplane-mode': 'none' } }), ambient, istio()],
  ],
  // Nothing shows that the label has any effect.
  ['VMN901', NIC, [vm({}), ambient, istio()], [vm({}), ambient]],
  ['VMN901', NIC, [vm({}), ambient, istio()], [vm(), service(), ambient, istio()]],
  [
    'VMN902',
    ANNOTATION,
    [vm(), service(), ...running(undefined, { ips: ['fd02::5'] })],
    [vm(), service(), ...running(undefined, { ips: ['fd02::5', '10.128.0.5'] })],
  ],
  [
    'VMN903',
    ANNOTATION,
    [vm(), service(), ...running(['compute'])],
    [vm(), service(), ...running(['compute'], { initContainers: ['istio-proxy'] })],
  ],
  // It was started before it asked for the sidecar.
  [
    'VMN903',
    ANNOTATION,
    [vm(), service(), ...running(['compute'])],
    [vm(), service(), ...running(['compute'], { metadata: {} })],
  ],
  [
    'VMN904',
    'spec.ports[0].name',
    [vm(), service({ port: 80 })],
    [vm(), service({ port: 80, appProtocol: 'http' })],
  ],
  [
    'VMN904',
    'spec.ports[0].name',
    [vm(), service({ name: 'shop', port: 80 })],
    [vm(), service({ name: 'http-shop', port: 80 })],
  ],
  [
    'VMN905',
    ANNOTATION,
    [vm(), service({ name: 'http', port: 80 }, { app: 'other' })],
    [vm(), service()],
  ],
  // Services are not known.
  ['VMN905', ANNOTATION, [vm(), service({ name: 'http', port: 80 }, { app: 'other' })], [vm()]],
  // A roll has the namespace, by its name or by a selector.
  [
    'VMN900',
    ANNOTATION,
    [vm(asking), service(), namespace({ 'istio-injection': 'disabled' }), roll([]), istio()],
    [
      vm(asking),
      service(),
      namespace({ 'istio-injection': 'disabled' }),
      roll(['default']),
      istio(),
    ],
  ],
];
