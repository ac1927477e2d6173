import path from 'node:path';
import type { Finding } from '../src/domain/findings/finding';
import { checkVms } from '../src/domain/checks/of-vms';
import { cloudInitCases } from '../src/domain/vm/testing/cases-cloud-init';
import { credentialCases } from '../src/domain/vm/testing/cases-credentials';
import { fieldCases } from '../src/domain/vm/testing/cases-fields';
import { madeOfCases } from '../src/domain/vm/testing/cases-made-of';
import { dedicatedCases } from '../src/domain/vm/testing/cases-dedicated';
import { layoutCases } from '../src/domain/vm/testing/cases-layout';
import { referenceCases } from '../src/domain/vm/testing/cases-references';
import { stateCases } from '../src/domain/vm/testing/cases-state';
import { worldOf } from '../src/domain/world/world';
import { readCrds, Registry } from '../standalone/apiserver/registry';
import { ApiError } from '../standalone/apiserver/status';
import { kindKey, Store } from '../standalone/apiserver/store';
import { create } from '../standalone/apiserver/write';
import { Admission } from '../standalone/controllers/admission/index';
import { writeThroughWebhooks } from '../standalone/controllers/api';
import { Cluster } from '../standalone/controllers/cluster';
import { isRecord, type KubernetesObject } from '../standalone/kubernetes/object';

interface Exemption {
  reason: string;
  codes: string[];
  /** Only findings whose path begins like one of these; those elsewhere are refused. */
  below?: string[];
  /** Only in clusters like this. */
  among?: (objects: KubernetesObject[]) => boolean;
}

const SECOND = 'spec.template.spec.domain.devices.interfaces[1]';

/** Errors that the admission of a VM does not refuse, and why it cannot or does not. */
const NOT_REFUSED: Exemption[] = [
  {
    reason: 'KubeVirt takes every MAC address of six octets; the guest gets no packets.',
    codes: ['VMN636', 'VMN637'],
  },
  {
    reason: 'KubeVirt compares PCI addresses and ACPI indexes with nothing; libvirt refuses them.',
    codes: ['VMN643', 'VMN663', 'VMN664'],
  },
  {
    reason: 'Addresses of the guest are worked out when the VM starts, which fails then.',
    codes: ['VMN669', 'VMN670'],
  },
  {
    reason: 'Only ports on the pod network are looked at; the others break the pod.',
    codes: ['VMN644', 'VMN648'],
    below: [`${SECOND}.ports`],
  },
  {
    reason: 'Any name of a binding plugin is taken; an unknown one fails when the VM starts.',
    codes: ['VMN630'],
  },
  {
    reason:
      'A field at a wrong place is dropped, with a warning; without a template it is refused.',
    codes: ['VMN614'],
    below: ['spec.networks', 'spec.template.spec'],
  },
  {
    reason: 'KubeMacPool, which refuses an address twice in a VM, leaves such a namespace alone.',
    codes: ['VMN639'],
    among: (objects) =>
      objects.some(
        ({ metadata }) => metadata.labels?.['mutatevirtualmachines.kubemacpool.io'] === 'ignore',
      ),
  },
  {
    reason: 'Whether the network exists, and of which type it is, is in other objects.',
    codes: [
      ...['VMN677', 'VMN680', 'VMN681', 'VMN683', 'VMN684', 'VMN685', 'VMN686', 'VMN687'],
      'VMN689',
    ],
  },
  {
    reason: 'The form of a reference is not looked at; such a network is never found.',
    codes: ['VMN682'],
  },
  {
    reason: 'Primary networks of a namespace are in other objects.',
    codes: ['VMN693'],
  },
  {
    reason: 'No webhook reads the annotation for fixed addresses.',
    codes: ['VMN694', 'VMN695', 'VMN697'],
  },
  {
    reason: 'What a Secret holds is in another object.',
    codes: ['VMN785'],
  },
  {
    reason: 'What is empty is found missing when the VM starts.',
    codes: ['VMN796'],
    below: ['spec.template.spec.volumes', 'spec.instancetype'],
  },
  {
    reason: 'This admission is told that CDI is there.',
    codes: ['VMN798'],
  },
  {
    reason: 'KubeVirt hands on network data unread; the guest fails on them.',
    codes: [
      ...['VMN740', 'VMN741', 'VMN742', 'VMN743', 'VMN745', 'VMN750', 'VMN751', 'VMN752', 'VMN754'],
      ...['VMN755', 'VMN758', 'VMN764', 'VMN765', 'VMN766'],
    ],
  },
  {
    reason: 'It is about what a running VM has, or about the nodes that it could run on.',
    codes: ['VMN701', 'VMN702', 'VMN703', 'VMN717', 'VMN723'],
  },
];

const exempts = (
  { codes, below, among }: Exemption,
  { code, path: place }: Finding,
  objects: KubernetesObject[],
): boolean =>
  codes.includes(code) &&
  (below?.some((beginning) => place.startsWith(beginning)) ?? true) &&
  (among?.(objects) ?? true);

const GATES = ['PortRangesSpec', 'NetworkDevicesWithDRA'];

const NAMESPACES = ['default', 'other', 'x'].map((name) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name },
}));

/** With it KubeMacPool is there. */
const HYPER_CONVERGED = {
  apiVersion: 'hco.kubevirt.io/v1',
  kind: 'HyperConverged',
  metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
  spec: {
    networking: {
      kubeMacPoolConfiguration: { rangeStart: '02:f0:00:00:00:00', rangeEnd: '02:f0:00:ff:ff:ff' },
    },
  },
};

const at = (value: unknown, ...keys: string[]): object =>
  keys.reduce<object>(
    (here, key) => {
      const found: unknown = (here as Record<string, unknown>)[key];
      return isRecord(found) ? found : {};
    },
    isRecord(value) ? value : {},
  );

/** The row's KubeVirt, or one as it comes, with the gates open without which a field is refused. */
const kubeVirtOf = (objects: KubernetesObject[]): KubernetesObject => {
  const given = objects.find(({ kind }) => kind === 'KubeVirt');
  const configuration = {
    ...at(given?.spec, 'configuration'),
    developerConfiguration: { featureGates: GATES },
  };
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt', namespace: 'kubevirt' },
    spec: { ...(given?.spec as object | undefined), configuration },
  };
};

const TYPES = 'instancetype.kubevirt.io/v1beta1';
const REFERRED = [TYPES, 'cdi.kubevirt.io/v1beta1'];

const isReferredTo = ({ apiVersion }: KubernetesObject): boolean => REFERRED.includes(apiVersion);

/** What a VM refers to, of kinds of which the row says nothing. */
const standInsFor = (vm: KubernetesObject, objects: KubernetesObject[]): KubernetesObject[] => {
  const { namespace = '', ...spec } = { namespace: vm.metadata.namespace, ...at(vm, 'spec') };
  const matchers = (['instancetype', 'preference'] as const).map((key) => ({
    kind:
      key === 'instancetype'
        ? 'VirtualMachineClusterInstancetype'
        : 'VirtualMachineClusterPreference',
    ...at(spec, key),
    apiVersion: TYPES,
  }));
  const templates = (spec as { dataVolumeTemplates?: object[] }).dataVolumeTemplates ?? [];
  const sources = templates.map((template) => ({
    namespace,
    ...at(template, 'spec', 'sourceRef'),
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'DataSource',
  }));
  return [...matchers, ...sources]
    .map(({ apiVersion, kind, ...place }) => ({
      apiVersion,
      kind,
      metadata: { name: '', ...place },
    }))
    .filter(
      ({ kind, metadata }) => metadata.name !== '' && !objects.some((each) => each.kind === kind),
    );
};

const groupOf = ({ apiVersion }: KubernetesObject): string =>
  apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';

/** What admission says to the creation of a VM or of an instance; undefined when it takes it. */
const refusalOf = (
  registry: Registry,
  object: KubernetesObject,
  objects: KubernetesObject[],
): string | undefined => {
  const store = new Store(10);
  const own = objects.filter(({ kind }) => kind === 'Namespace');
  const referred = [...objects.filter(isReferredTo), ...standInsFor(object, objects)];
  for (const each of [...NAMESPACES, ...own, HYPER_CONVERGED, kubeVirtOf(objects), ...referred]) {
    store.put(kindKey({ group: groupOf(each), kind: each.kind }), each);
  }
  const resource = registry.findKind(object.apiVersion, object.kind);
  if (!resource) throw new Error(`${object.kind} is not served`);
  const admission = new Admission(new Cluster(store, () => new Date(0), 'parity'), () => true);
  const { namespace: given = '' } = object.metadata;
  const namespace = given === '' ? 'default' : given;
  // The way over JSON leaves out keys without a value, as a request does.
  const sent = JSON.parse(JSON.stringify(object)) as KubernetesObject;
  const body = { ...sent, metadata: { ...sent.metadata, namespace } };
  try {
    writeThroughWebhooks(
      admission,
      { resource, subresource: undefined, before: undefined },
      body,
      { dryRun: false, fieldValidation: 'Warn' },
      (next, options) => create(store, resource, namespace, next, options),
    );
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) return error.message;
    throw error;
  }
};

/** What a user writes: VMs, and instances that no VM has made. */
const isWritten = ({ kind, metadata }: KubernetesObject, all: KubernetesObject[]): boolean =>
  kind === 'VirtualMachine' ||
  (kind === 'VirtualMachineInstance' &&
    !metadata.ownerReferences?.length &&
    !all.some((each) => each.kind === 'VirtualMachine'));

interface Row {
  title: string;
  objects: KubernetesObject[];
}

const tables = {
  layoutCases,
  fieldCases,
  referenceCases,
  stateCases,
  credentialCases,
  madeOfCases,
  cloudInitCases,
  dedicatedCases,
};

const listOf = (world: unknown): KubernetesObject[] =>
  (Array.isArray(world) ? world : [world]) as KubernetesObject[];

const rows: Row[] = Object.entries(tables).flatMap(([table, cases]) =>
  cases.flatMap(([code, place, fires, silent], index) => [
    { title: `${table} ${index}, ${code} at ${place}`, objects: listOf(fires) },
    { title: `${table} ${index}, near ${code}`, objects: listOf(silent) },
  ]),
);

const errorsAbout = (object: KubernetesObject, objects: KubernetesObject[]): Finding[] =>
  checkVms(worldOf(objects)).filter(
    (finding) =>
      finding.severity === 'error' &&
      finding.object.kind === object.kind &&
      finding.object.name === object.metadata.name,
  );

const crdFolders = [
  ['built-in schemas', path.join(__dirname, '../standalone/apiserver/crds')],
  ['genuine schemas of CRD_DIR', process.env.CRD_DIR],
] as const;

for (const [which, folder] of crdFolders) {
  const title = `the ${which} and the webhooks`;
  (folder === undefined ? describe.skip : describe)(title, () => {
    const registry = new Registry();
    if (folder !== undefined) registry.setCrds(readCrds(folder));

    it.each(rows)('refuse what is an error: $title', ({ objects }) => {
      for (const object of objects.filter((each) => isWritten(each, objects))) {
        const errors = errorsAbout(object, objects).filter(
          (finding) => !NOT_REFUSED.some((each) => exempts(each, finding, objects)),
        );
        const refusal = refusalOf(registry, object, objects);
        expect({ errors, isRefused: refusal !== undefined, refusal }).toEqual({
          errors,
          isRefused: errors.length > 0,
          refusal,
        });
      }
    });
  });
}

describe('the list of what is not refused', () => {
  it.each(NOT_REFUSED.flatMap((each) => each.codes.map((code) => ({ code, each }))))(
    'needs $code',
    ({ code, each }) => {
      const needing = rows.filter(({ objects }) =>
        checkVms(worldOf(objects)).some(
          (finding) =>
            finding.code === code &&
            finding.severity === 'error' &&
            exempts(each, finding, objects),
        ),
      );
      expect(needing).not.toEqual([]);
    },
  );

  it('gives a reason for each', () => {
    expect(NOT_REFUSED.filter(({ reason }) => reason === '')).toEqual([]);
  });
});
