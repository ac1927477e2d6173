import { CHECKUP_LABEL, GUEST_IMAGES, settingKey, upstreams } from '../types';

type Settings = Readonly<Record<string, string | undefined>>;

const dataOf = (settings: Settings, rest: Settings): Record<string, string> =>
  Object.fromEntries(
    [
      ...Object.entries(settings).map(([name, value]) => [settingKey(name), value] as const),
      ...Object.entries(rest),
    ].flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );

const configMap = (label: string, data: Record<string, string>, metadata: object) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'run', namespace: 'apps', labels: { [CHECKUP_LABEL]: label }, ...metadata },
  data,
});

/** The ConfigMap of a checkup of latency; settings by their names, other keys whole. */
export const latency = (settings: Settings = {}, rest: Settings = {}, metadata: object = {}) =>
  configMap(
    upstreams.latency.label,
    dataOf(
      {
        networkAttachmentDefinitionNamespace: 'apps',
        networkAttachmentDefinitionName: 'net',
        ...settings,
      },
      { 'spec.timeout': '5m', ...rest },
    ),
    metadata,
  );

/** The same of a checkup for DPDK. */
export const dpdk = (settings: Settings = {}, rest: Settings = {}, metadata: object = {}) =>
  configMap(
    upstreams.dpdk.label,
    dataOf(
      {
        networkAttachmentDefinitionName: 'net',
        trafficGenContainerDiskImage: GUEST_IMAGES.trafficGen,
        vmUnderTestContainerDiskImage: GUEST_IMAGES.vmUnderTest,
        ...settings,
      },
      { 'spec.timeout': '10m', ...rest },
    ),
    metadata,
  );
