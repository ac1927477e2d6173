import { isRecord, recordAt, textAt, type KubernetesResource } from '../../core/resource';

/** What a checkup tries: how fast two VMs answer each other, or whether guests can drive cards themselves. */
export type CheckupType = 'latency' | 'dpdk';

export const checkupTypes: readonly CheckupType[] = ['latency', 'dpdk'];

/** Label by which ConfigMaps of checkups are found. */
export const CHECKUP_LABEL = 'kiagnose/checkup-type';

/** Where the ConfigMap of a run says which image its Job is to run; the checkup itself does not read it. */
export const IMAGE_ANNOTATION = 'vm-networking.checkups/image';

/** What a checkup is made of upstream; OpenShift has builds of its own, under other names. */
interface Upstream {
  /** Value of the label. */
  label: string;
  serviceAccount: string;
  /** Role with what it needs beside its ConfigMap. */
  role: string;
  image: string;
}

export const upstreams: Readonly<Record<CheckupType, Upstream>> = {
  latency: {
    label: 'kubevirt-vm-latency',
    serviceAccount: 'vm-latency-checkup-sa',
    role: 'kubevirt-vm-latency-checker',
    image: 'quay.io/kiagnose/kubevirt-vm-latency:main',
  },
  dpdk: {
    label: 'kubevirt-dpdk',
    serviceAccount: 'dpdk-checkup-sa',
    role: 'kubevirt-dpdk-checker',
    image: 'quay.io/kiagnose/kubevirt-dpdk-checkup:main',
  },
};

/** Disks of the two guests of the checkup for DPDK. */
export const GUEST_IMAGES = {
  trafficGen: 'quay.io/kiagnose/kubevirt-dpdk-checkup-traffic-gen:main',
  vmUnderTest: 'quay.io/kiagnose/kubevirt-dpdk-checkup-vm:main',
};

export const isConfigMap = (value: unknown): value is KubernetesResource =>
  isRecord(value) && value.apiVersion === 'v1' && value.kind === 'ConfigMap';

/** Which checkup a ConfigMap is for, by its label; undefined for all others. Takes any value. */
export const checkupTypeOf = (value: unknown): CheckupType | undefined => {
  if (!isConfigMap(value)) return undefined;
  const label = recordAt(value, 'metadata', 'labels')[CHECKUP_LABEL];
  return checkupTypes.find((type) => upstreams[type].label === label);
};

/**
 * Which checkup a ConfigMap is for, by its settings where it has no label: only that for DPDK names the
 * disks of its guests.
 */
export const typeBySettings = (configMap: KubernetesResource): CheckupType | undefined => {
  const data = recordAt(configMap, 'data');
  if (data[settingKey('networkAttachmentDefinitionName')] === undefined) return undefined;
  return data[settingKey('networkAttachmentDefinitionNamespace')] === undefined
    ? 'dpdk'
    : 'latency';
};

/** Key of a setting in the ConfigMap. */
export const settingKey = (name: string): string => `spec.param.${name}`;

export const TIMEOUT_KEY = 'spec.timeout';

/** A text in the ConfigMap; undefined where there is none. */
export const dataText = (configMap: unknown, key: string): string | undefined =>
  textAt(configMap, 'data', key);

/** The network that a checkup runs on, by namespace and name; undefined where it names none. */
export const networkOf = (
  configMap: KubernetesResource,
  type: CheckupType,
): { namespace: string; name: string } | undefined => {
  const name = dataText(configMap, settingKey('networkAttachmentDefinitionName')) ?? '';
  const own = textAt(configMap, 'metadata', 'namespace') ?? '';
  const namespace =
    type === 'dpdk'
      ? own
      : (dataText(configMap, settingKey('networkAttachmentDefinitionNamespace')) ?? '');
  return name === '' || namespace === '' ? undefined : { namespace, name };
};
