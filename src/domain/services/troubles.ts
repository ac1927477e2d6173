import * as codes from '../findings/codes';
import type { FindingCode } from '../findings/catalog';
import type { Finding } from '../findings/finding';
import { findingOf, listOf, referenceOf } from '../findings/report';
import { isRecord, listAt, recordAt, textAt, valueAt } from '../core/resource';
import { ISTIO_PORTS } from '../net/ports';
import { closingPolicies } from '../vm-policies/closing';
import type { InterfaceSpec } from '../vm/spec/interface-values';
import type { VmView } from '../vm/interfaces/view';
import { keyOf } from '../world/world';
import { balancerOf, familyNameOf } from './cluster';
import { ID_LABEL, VM_LABELS } from '../vm/interfaces/pod-labels';
import {
  serviceStepIds,
  type ServiceScene,
  type ServiceStepId,
  type ServiceTrouble,
} from './scene';
import { vmsLabelled } from './selection';
import { portText, servedEnd, servedInterface, targetIn } from './served';
import { ingressOf, selectorText, selects, type IpFamilyName } from './service';

const on = (
  { view }: ServiceScene,
  step: ServiceStepId,
  code: FindingCode,
  path: string,
  params: Finding['params'],
  vm?: VmView,
): ServiceTrouble => ({
  step,
  vm,
  finding: findingOf(
    code,
    referenceOf(view.service),
    path,
    params,
    vm === undefined ? [] : [vm.reference],
  ),
});

const SELECTOR = 'spec.selector';

/** Whether a pod that is no VM's is selected, will be, or stands behind the Service. */
const hasOtherPods = ({ world, view, endpoints }: ServiceScene): boolean =>
  endpoints.all.length > 0 ||
  world
    .list('Pod', view.namespace)
    .some((pod) => selects(view.selector, recordAt(pod, 'metadata', 'labels'))) ||
  (['Deployment', 'DaemonSet'] as const).some((kind) =>
    world
      .list(kind, view.namespace)
      .some((owner) =>
        selects(view.selector, recordAt(owner, 'spec', 'template', 'metadata', 'labels')),
      ),
  );

/**
 * Whether the Service is surely not for other pods: these are known, or nothing runs as there are only
 * manifests. Of a whole cluster, pods are too many to be read.
 */
const arePodsKnown = ({ world, view: { namespace } }: ServiceScene): boolean =>
  world.isKnown('Pod', namespace) ||
  world.isKnown('EndpointSlice', namespace) ||
  !world.isKnown('VirtualMachineInstance', namespace);

const selectorTroubles = (scene: ServiceScene): ServiceTrouble[] => {
  const { world, view, selection, vms } = scene;
  const { selector, namespace } = view;
  const text = selectorText(selector);
  if (text === '') return [];
  const late = selection.after
    .filter((vm) => vm.phase === 'running' && vm.pod && !selection.now.includes(vm))
    .map((vm) =>
      on(
        scene,
        'selector',
        codes.labelOfServiceAfterRestart,
        SELECTOR,
        { vm: vm.name, selector: text },
        vm,
      ),
    );
  if (vms.length > 0 || !selection.isKnown || hasOtherPods(scene)) return late;
  const isForVms = Object.keys(selector).some((key) => VM_LABELS.includes(key));
  const labelled = vmsLabelled(world, 'own', selector)
    .filter((vm) => vm.namespace === namespace && (isForVms || arePodsKnown(scene)))
    .map((vm) => vm.view());
  if (labelled.length > 0)
    return labelled.map((vm) =>
      on(
        scene,
        'selector',
        codes.labelOfServiceOnVmOnly,
        SELECTOR,
        { vm: vm.name, selector: text },
        vm,
      ),
    );
  const isEmpty = scene.endpoints.isKnown && world.isKnown('Pod', namespace);
  const [other] = isForVms || isEmpty ? vmsLabelled(world, 'template', selector) : [];
  if (other)
    return [
      on(
        scene,
        'selector',
        codes.serviceSelectsOtherNamespace,
        SELECTOR,
        { namespace, selector: text, vm: keyOf(other.namespace, other.name) },
        other.view(),
      ),
    ];
  if (!isForVms) return [];
  const params = { selector: text, namespace, label: ID_LABEL };
  return [on(scene, 'selector', codes.serviceMeantForVmSelectsNone, SELECTOR, params)];
};

const rawInterface = (view: VmView, { index }: InterfaceSpec): unknown =>
  listAt(view.vmi ? view.vmi.spec : view.spec, 'domain', 'devices', 'interfaces')[index];

const hasSidecar = (view: VmView): boolean => {
  const object = view.vmi ?? recordAt(view.vm, 'spec', 'template');
  return textAt(object, 'metadata', 'annotations', 'sidecar.istio.io/inject') === 'true';
};

const isFiltered = ({ values }: InterfaceSpec): boolean =>
  values.binding === 'masquerade' || values.binding === 'passtBinding';

/** What keeps the ports of a Service from being ports of a VM that it is for. */
export const portTroublesOf = (scene: ServiceScene, vm: VmView): ServiceTrouble[] => {
  const served = servedInterface(vm);
  return served === undefined || served === 'unknown' ? [] : portTroubles(scene, vm, served);
};

const portTroubles = (scene: ServiceScene, vm: VmView, served: InterfaceSpec): ServiceTrouble[] => {
  const raw = rawInterface(vm, served);
  const isByRange = isRecord(raw) && listAt(raw, 'portRanges').length > 0;
  const { ports } = served.values;
  return scene.view.ports.flatMap((port): ServiceTrouble[] => {
    const path = `spec.ports[${port.index}].targetPort`;
    const target = targetIn(vm, port);
    if (target === undefined) {
      return typeof port.targetPort === 'string'
        ? [
            on(
              scene,
              'ports',
              codes.targetPortNameUnknown,
              path,
              { vm: vm.name, port: port.targetPort },
              vm,
            ),
          ]
        : [];
    }
    if (hasSidecar(vm) && ISTIO_PORTS.includes(target) && port.protocol === 'TCP')
      return [
        on(scene, 'ports', codes.targetPortOfSidecar, path, { vm: vm.name, port: target }, vm),
      ];
    const wanted = `${target}/${port.protocol}`;
    const isOpen =
      !isFiltered(served) ||
      isByRange ||
      ports.length === 0 ||
      ports.some((each) => portText(each) === wanted);
    if (isOpen) return [];
    const params = {
      vm: vm.name,
      name: served.name,
      ports: listOf(ports.map(portText)),
      port: target,
      protocol: port.protocol,
    };
    return [on(scene, 'ports', codes.targetPortNotOpen, path, params, vm)];
  });
};

const podFamilies = ({ pod }: VmView): IpFamilyName[] => [
  ...new Set(
    listAt(pod, 'status', 'podIPs').flatMap((each) => familyNameOf(valueAt(each, 'ip')) ?? []),
  ),
];

const familyTroubles = (scene: ServiceScene, vm: VmView): ServiceTrouble[] => {
  const { view, endpoints } = scene;
  const has = podFamilies(vm);
  if (view.families.length === 0 || has.length === 0 || endpoints.isMirrored) return [];
  if (view.families.some((family) => has.includes(family))) return [];
  const params = { vm: vm.name, families: view.families.join(', '), has: has.join(', ') };
  return [on(scene, 'families', codes.vmWithoutFamilyOfService, 'spec.ipFamilies', params, vm)];
};

const policyTroubles = (scene: ServiceScene, vm: VmView): ServiceTrouble[] => {
  const { world, view } = scene;
  const end = servedEnd(vm);
  if (!end) return [];
  return view.ports.flatMap((port): ServiceTrouble[] => {
    const target = targetIn(vm, port);
    if (target === undefined) return [];
    const policies = closingPolicies(world, end, target, port.protocol);
    if (!policies) return [];
    const params = {
      vm: vm.name,
      policies: listOf(policies.map(({ name }) => name)),
      port: target,
      protocol: port.protocol,
    };
    const path = `spec.ports[${port.index}].targetPort`;
    const trouble = on(scene, 'policies', codes.policiesKeepServiceOut, path, params, vm);
    const related = [vm.reference, ...policies];
    return [{ ...trouble, finding: { ...trouble.finding, related } }];
  });
};

const readyTroubles = (scene: ServiceScene, vm: VmView): ServiceTrouble[] => {
  const { endpoints, selection } = scene;
  const pod = textAt(vm.pod, 'metadata', 'name');
  const endpoint = endpoints.all.find(({ target }) => target === pod);
  const isProbed = isRecord(recordAt(vm.vmi, 'spec').readinessProbe);
  const isFailing =
    endpoint?.isReady === false &&
    !endpoint.isTerminating &&
    isProbed &&
    vm.phase === 'running' &&
    !vm.isMigrating &&
    selection.now.includes(vm);
  return isFailing
    ? [on(scene, 'ready', codes.endpointOfServiceNotReady, SELECTOR, { vm: vm.name }, vm)]
    : [];
};

const vmTroubles = (scene: ServiceScene, vm: VmView): ServiceTrouble[] => {
  const served = servedInterface(vm);
  const rest = [
    ...familyTroubles(scene, vm),
    ...policyTroubles(scene, vm),
    ...readyTroubles(scene, vm),
  ];
  if (served === 'unknown') return rest;
  if (!served)
    return [on(scene, 'network', codes.vmNotOnServiceNetwork, SELECTOR, { vm: vm.name }, vm)];
  return [...portTroubles(scene, vm, served), ...rest];
};

const balancerTroubles = (scene: ServiceScene): ServiceTrouble[] => {
  const { world, view, vms } = scene;
  const spec = recordAt(view.service, 'spec');
  if (vms.length === 0) return [];
  if (view.type !== 'LoadBalancer' || ingressOf(view.service).length > 0) return [];
  if (
    textAt(spec, 'loadBalancerClass') !== undefined ||
    textAt(spec, 'loadBalancerIP') !== undefined
  )
    return [];
  const balancer = balancerOf(world);
  if (balancer.kind === 'none')
    return [on(scene, 'address', codes.balancerMissing, 'spec.type', {})];
  if (balancer.kind !== 'metallb') return [];
  const wanted = textAt(view.service, 'metadata', 'annotations', 'metallb.io/address-pool');
  const pools = balancer.pools.filter(({ name, isOnRequest, isReserved }) =>
    wanted === undefined ? !isOnRequest && !isReserved : name === wanted,
  );
  if (pools.length === 0 || pools.some(({ free }) => free !== 0)) return [];
  const params = { pools: listOf(pools.map(({ name }) => name)) };
  return [on(scene, 'address', codes.balancerPoolsEmpty, 'status.loadBalancer', params)];
};

/**
 * What keeps a stored Service from leading to its VMs, as far as objects tell: every blocker, in the order
 * of the way from outside inwards. A VM that does not run, and a Service without a selector, are none.
 */
export const troublesOf = (scene: ServiceScene): ServiceTrouble[] => {
  const found = [
    ...balancerTroubles(scene),
    ...selectorTroubles(scene),
    ...scene.vms.flatMap((vm) => vmTroubles(scene, vm)),
  ];
  return serviceStepIds.flatMap((id) => found.filter(({ step }) => step === id));
};
