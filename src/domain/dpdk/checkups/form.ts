import { msg } from '../../core/msg';
import { isRecord, type KubernetesResource } from '../../core/resource';
import { descriptionLeaf } from '../../forms/description-leaf';
import { formOf, textOnly, type LeafTable } from '../../forms/form';
import { requiredTextLeaf, textAtLeaf } from '../../forms/object-leaves';
import {
  CHECKUP_LABEL,
  GUEST_IMAGES,
  IMAGE_ANNOTATION,
  settingKey,
  TIMEOUT_KEY,
  upstreams,
  type CheckupType,
} from './types';

type Json = Record<string, unknown>;

const setting = (name: string) => textAtLeaf(['data', settingKey(name)]);

const shared = {
  name: requiredTextLeaf(['metadata', 'name']),
  namespace: requiredTextLeaf(['metadata', 'namespace']),
  description: descriptionLeaf,
  network: setting('networkAttachmentDefinitionName'),
  timeout: textAtLeaf(['data', TIMEOUT_KEY]),
  image: textAtLeaf(['metadata', 'annotations', IMAGE_ANNOTATION]),
};

const formWith = <L extends LeafTable<Json>>(
  type: CheckupType,
  leaves: L,
  data: Readonly<Record<string, string>>,
) =>
  formOf<KubernetesResource, Json, L>({
    leaves,
    open: (object) =>
      object.data === undefined || isRecord(object.data)
        ? { kind: 'document', document: object }
        : textOnly(msg('The settings cannot be read. Correct the text first.')),
    close: (_before, object) => object,
    create: ({ name = '', namespace = '' }) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name,
        namespace,
        labels: { [CHECKUP_LABEL]: upstreams[type].label },
        annotations: { [IMAGE_ANNOTATION]: upstreams[type].image },
      },
      data: { [TIMEOUT_KEY]: '10m', ...data },
    }),
  });

/** How fast two VMs on a network answer each other. */
export const latencyForm = formWith(
  'latency',
  {
    ...shared,
    networkNamespace: setting('networkAttachmentDefinitionNamespace'),
    sampleSeconds: setting('sampleDurationSeconds'),
    mostMilliseconds: setting('maxDesiredLatencyMilliseconds'),
    sourceNode: setting('sourceNode'),
    targetNode: setting('targetNode'),
  },
  { [settingKey('sampleDurationSeconds')]: '5' },
);

/** Whether guests that drive virtual functions themselves lose no packet. */
export const dpdkForm = formWith(
  'dpdk',
  {
    ...shared,
    trafficImage: setting('trafficGenContainerDiskImage'),
    testedImage: setting('vmUnderTestContainerDiskImage'),
    packetsPerSecond: setting('trafficGenPacketsPerSecond'),
    testDuration: setting('testDuration'),
    bandwidth: setting('portBandwidthGbps'),
    trafficNode: setting('trafficGenTargetNodeName'),
    testedNode: setting('vmUnderTestTargetNodeName'),
    verbose: setting('verbose'),
  },
  {
    [settingKey('trafficGenContainerDiskImage')]: GUEST_IMAGES.trafficGen,
    [settingKey('vmUnderTestContainerDiskImage')]: GUEST_IMAGES.vmUnderTest,
    [settingKey('trafficGenPacketsPerSecond')]: '8m',
    [settingKey('testDuration')]: '5m',
  },
);

export const checkupForms = { latency: latencyForm, dpdk: dpdkForm };

/**
 * A ConfigMap for another run with the same settings: it serves one run only, so results are left out, and
 * the server's own fields with them.
 *
 * @param name of the new one
 */
export const forAnotherRun = (configMap: KubernetesResource, name: string): KubernetesResource => {
  const { namespace, labels, annotations } = configMap.metadata ?? {};
  const data = isRecord(configMap.data) ? configMap.data : {};
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name,
      ...(namespace !== undefined && { namespace }),
      ...(labels !== undefined && { labels }),
      ...(annotations !== undefined && { annotations }),
    },
    data: Object.fromEntries(Object.entries(data).filter(([key]) => !key.startsWith('status.'))),
  };
};

/** A name that no ConfigMap of a list has: the base, or the base with the next number. */
export const nextName = (base: string, taken: readonly string[]): string => {
  const stem = base.replace(/-\d+$/, '');
  if (!taken.includes(stem)) return stem;
  const numbers = taken.flatMap((name) => {
    const [, number] = new RegExp(`^${stem.replace(/[.]/g, '\\.')}-(\\d+)$`).exec(name) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
  return `${stem}-${Math.max(1, ...numbers) + 1}`;
};
