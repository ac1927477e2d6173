import {
  entriesAt,
  isRecord,
  recordAt,
  textAt,
  valueAt,
  type KubernetesResource,
} from '../../core/resource';
import { bytesOfBase64, textOfBase64 } from '../../text/base64';
import { vmTemplateOf } from '../spec/network-refs';

/** Where user data or network data stand. */
export type Source =
  | { kind: 'inline'; text: string }
  /** `text` as it is decoded; '' where it is no base64. */
  | { kind: 'base64'; text: string }
  | { kind: 'secret'; name: string };

/** The volume that cloud-init reads. */
export interface CloudInit {
  kind: 'noCloud' | 'configDrive';
  /** Name of the volume. */
  volume: string;
  /** Place in `volumes`. */
  index: number;
  userData?: Source;
  networkData?: Source;
  /** How many further volumes there are for cloud-init, which nobody reads. */
  others: number;
}

/** Bytes of user data or network data that may stand in the VM itself. */
export const NETWORK_DATA_LIMIT = 2048;

/** Length of a text as KubeVirt counts it. */
export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Text of base64; '' where it is none, which the cluster refuses itself. */
const decoded = (base64: string): string => textOfBase64(base64) ?? '';

/** Keys of the volumes for cloud-init. */
export const VOLUME_KEYS = {
  noCloud: 'cloudInitNoCloud',
  configDrive: 'cloudInitConfigDrive',
} as const;

interface SourceKeys {
  inline: string;
  base64: string;
  secret: string;
}

const USER_DATA: SourceKeys = {
  inline: 'userData',
  base64: 'userDataBase64',
  secret: 'secretRef',
};
/** Keys by which network data are given. */
export const NETWORK_DATA: SourceKeys = {
  inline: 'networkData',
  base64: 'networkDataBase64',
  secret: 'networkDataSecretRef',
};

const sourcesOf = (data: unknown, keys: SourceKeys): Source[] => {
  const text = textAt(data, keys.inline);
  const base64 = textAt(data, keys.base64);
  const name = textAt(data, keys.secret, 'name');
  return [
    ...(text === undefined ? [] : [{ kind: 'inline' as const, text }]),
    ...(base64 === undefined ? [] : [{ kind: 'base64' as const, text: decoded(base64) }]),
    ...(name === undefined ? [] : [{ kind: 'secret' as const, name }]),
  ];
};

/** A volume for cloud-init. */
export interface CloudInitVolume {
  kind: 'noCloud' | 'configDrive';
  name: string;
  index: number;
  /** Its key in the entry of `volumes`. */
  key: string;
  data: Readonly<Record<string, unknown>>;
}

/** Volumes for cloud-init, in their order. */
export const cloudInitVolumes = (spec: unknown): CloudInitVolume[] =>
  entriesAt(spec, 'volumes').flatMap(({ index, entry }) => {
    const kind = (['noCloud', 'configDrive'] as const).find((each) =>
      isRecord(entry[VOLUME_KEYS[each]]),
    );
    if (!kind) return [];
    const key = VOLUME_KEYS[kind];
    const name = textAt(entry, 'name') ?? '';
    return [{ kind, name, index, key, data: recordAt(entry, key) }];
  });

/** One field of a volume that holds user data or network data, or names the Secret that does. */
export interface DataField {
  field: string;
  /** Length of what stands in the VM; undefined for a Secret. */
  bytes: number | undefined;
}

const lengthOf = (data: unknown, keys: SourceKeys): DataField[] => {
  const text = valueAt(data, keys.inline);
  const base64 = valueAt(data, keys.base64);
  return [
    ...(typeof text === 'string' && text !== ''
      ? [{ field: keys.inline, bytes: bytesOf(text) }]
      : []),
    ...(typeof base64 === 'string' && base64 !== ''
      ? [{ field: keys.base64, bytes: bytesOfBase64(base64)?.length ?? 0 }]
      : []),
    ...(textAt(data, keys.secret, 'name') !== undefined
      ? [{ field: keys.secret, bytes: undefined }]
      : []),
  ];
};

/** The fields that are set, of user data and of network data, with the reference to use instead. */
export const dataFieldsOf = ({
  data,
}: CloudInitVolume): { set: DataField[]; reference: string }[] =>
  [USER_DATA, NETWORK_DATA].map((keys) => ({ set: lengthOf(data, keys), reference: keys.secret }));

/** The same of the spec of a template or an instance. */
export const cloudInitIn = (spec: unknown): CloudInit | undefined => {
  const [first, ...others] = cloudInitVolumes(spec);
  if (!first) return undefined;
  const { data } = first;
  const [userData] = sourcesOf(data, USER_DATA);
  const [networkData] = sourcesOf(data, NETWORK_DATA);
  return {
    kind: first.kind,
    volume: first.name,
    index: first.index,
    ...(userData ? { userData } : {}),
    ...(networkData ? { networkData } : {}),
    others: others.length,
  };
};

/**
 * What a VM gives to cloud-init. Of several volumes KubeVirt reads the first alone.
 *
 * Source: kubevirt pkg/cloud-init/cloud-init.go.
 */
export const cloudInitOf = (vm: KubernetesResource): CloudInit | undefined =>
  cloudInitIn(vmTemplateOf(vm));

/** The path of what a source is written as, in a volume for cloud-init. */
export const networkDataPath = ({ index, kind, networkData }: CloudInit, at: string): string => {
  const key = NETWORK_DATA[networkData?.kind ?? 'inline'];
  return `${at}.volumes[${index}].${VOLUME_KEYS[kind]}.${key}`;
};
