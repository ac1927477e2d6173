import {
  entriesAt,
  isRecord,
  listAt,
  recordAt,
  textAt,
  valueAt,
  type KubernetesResource,
} from '../../core/resource';
import { setIn } from '../../core/set-in';
import { base64Of, bytesOfBase64, textOfBase64 } from '../../text/base64';
import { vmTemplateOf } from '../spec/network-refs';

/** Where user data or network data stand. */
export type Source =
  | { kind: 'inline'; text: string }
  /** `text` as it is decoded; '' where it is no base64. */
  | { kind: 'base64'; text: string }
  | { kind: 'secret'; name: string };

/** How network data are to be stored. */
export type StoredAs = { kind: 'inline' } | { kind: 'base64' } | { kind: 'secret'; name: string };

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

const KEYS = { noCloud: 'cloudInitNoCloud', configDrive: 'cloudInitConfigDrive' } as const;

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
const NETWORK_DATA: SourceKeys = {
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
    const kind = (['noCloud', 'configDrive'] as const).find((each) => isRecord(entry[KEYS[each]]));
    if (!kind) return [];
    const key = KEYS[kind];
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

const SPEC = ['spec', 'template', 'spec'] as const;

const withSpec = <R extends KubernetesResource>(
  vm: R,
  change: (spec: Record<string, unknown>) => Record<string, unknown>,
): R => {
  const spec = vmTemplateOf(vm);
  const next = change(spec);
  return next === spec ? vm : (setIn(vm, SPEC, next) as R);
};

/** The path of what a source is written as, in a volume for cloud-init. */
export const networkDataPath = ({ index, kind, networkData }: CloudInit, at: string): string => {
  const key = NETWORK_DATA[networkData?.kind ?? 'inline'];
  return `${at}.volumes[${index}].${KEYS[kind]}.${key}`;
};

const withSource = (
  data: Record<string, unknown>,
  text: string,
  as: StoredAs,
): Record<string, unknown> => {
  const key = NETWORK_DATA[as.kind];
  const value =
    as.kind === 'inline'
      ? text
      : as.kind === 'base64'
        ? base64Of(text)
        : { ...recordAt(data, key), name: as.name };
  const others = Object.values(NETWORK_DATA).filter((each) => each !== key);
  return Object.fromEntries(
    Object.entries({ ...data, [key]: value }).filter(([each]) => !others.includes(each)),
  );
};

const freeName = (names: readonly unknown[], wanted: string): string => {
  let name = wanted;
  for (let count = 2; names.includes(name); count += 1) name = `${wanted}-${count}`;
  return name;
};

const namesIn = (list: readonly unknown[]): unknown[] => list.map((each) => valueAt(each, 'name'));

const DISKS = ['domain', 'devices', 'disks'] as const;

const withDisk = (spec: Record<string, unknown>, name: string): Record<string, unknown> => {
  const disks = listAt(spec, ...DISKS);
  if (namesIn(disks).includes(name)) return spec;
  return setIn(spec, DISKS, [...disks, { name, disk: { bus: 'virtio' } }]);
};

/**
 * The VM with other network data in the volume that cloud-init reads; that and its disk are added where
 * the VM has none, and keep their names otherwise. A config drive, which wants another format, stays as
 * it is: it takes them after `toNoCloud`.
 *
 * @param text version 1 or 2; of no matter where a Secret holds it
 */
export const withNetworkData = <R extends KubernetesResource>(
  vm: R,
  text: string,
  as: StoredAs,
): R =>
  withSpec(vm, (spec) => {
    const found = cloudInitIn(spec);
    const volumes = listAt(spec, 'volumes');
    if (!found) {
      const name = freeName(
        [...namesIn(volumes), ...namesIn(listAt(spec, ...DISKS))],
        'cloudinitdisk',
      );
      const volume = { name, [KEYS.noCloud]: withSource({}, text, as) };
      return withDisk({ ...spec, volumes: [...volumes, volume] }, name);
    }
    if (found.kind === 'configDrive') return spec;
    const changed = volumes.map((volume, index) =>
      index === found.index && isRecord(volume)
        ? { ...volume, [KEYS.noCloud]: withSource(recordAt(volume, KEYS.noCloud), text, as) }
        : volume,
    );
    return withDisk({ ...spec, volumes: changed }, found.volume);
  });

const renamedKey = (object: Record<string, unknown>, from: string, to: string) =>
  Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key === from ? to : key, value]),
  );

/** A credential that stands in the data of a config drive, for NoCloud. */
const withNoCloud = (credential: unknown): unknown => {
  if (!isRecord(credential)) return credential;
  const path = ['sshPublicKey', 'propagationMethod'];
  const method = recordAt(credential, ...path);
  return Object.hasOwn(method, 'configDrive')
    ? setIn(credential, path, renamedKey(method, 'configDrive', 'noCloud'))
    : credential;
};

/**
 * The VM with its config drive as a NoCloud volume of the same name and content, and with the SSH keys
 * that lie in it. Its network data stay as they are; in OpenStack's format they have to be written anew.
 *
 * Source: kubevirt .../admitters/vmi-create-admitter.go, which asks for a volume of each credential's
 * kind.
 */
export const toNoCloud = <R extends KubernetesResource>(vm: R): R =>
  withSpec(vm, (spec) => {
    const found = cloudInitIn(spec);
    if (found?.kind !== 'configDrive') return spec;
    const volumes = listAt(spec, 'volumes').map((volume, index) =>
      index === found.index && isRecord(volume)
        ? renamedKey(volume, KEYS.configDrive, KEYS.noCloud)
        : volume,
    );
    const credentials = listAt(spec, 'accessCredentials');
    return {
      ...spec,
      volumes,
      ...(credentials.length > 0 ? { accessCredentials: credentials.map(withNoCloud) } : {}),
    };
  });

/** Keys of a Secret with network data, in the order in which KubeVirt looks for them. */
const SECRET_KEYS = ['networkdata', 'networkData'];

const secretKey = (secret: KubernetesResource): string | undefined =>
  SECRET_KEYS.find((key) => textAt(secret, 'data', key) !== undefined);

/** The network data in a Secret; undefined where it holds none. */
export const networkDataOfSecret = (secret: KubernetesResource): string | undefined => {
  const key = secretKey(secret);
  const base64 = key === undefined ? undefined : textAt(secret, 'data', key);
  return base64 === undefined ? undefined : decoded(base64);
};

/** The Secret with other network data, in the key that holds them or would be read first. */
export const withNetworkDataInSecret = <R extends KubernetesResource>(secret: R, text: string): R =>
  setIn(secret, ['data', secretKey(secret) ?? 'networkdata'], base64Of(text)) as R;

/** The volume with which Windows is set up. */
export interface Sysprep {
  volume: string;
  kind: 'Secret' | 'ConfigMap';
  name: string;
}

/** What a VM gives to Windows' set-up, if anything. */
export const sysprepOf = (vm: KubernetesResource): Sysprep | undefined => {
  for (const { entry } of entriesAt(vmTemplateOf(vm), 'volumes')) {
    const secret = textAt(entry, 'sysprep', 'secret', 'name');
    const name = secret ?? textAt(entry, 'sysprep', 'configMap', 'name');
    if (name === undefined) continue;
    const kind = secret === undefined ? 'ConfigMap' : 'Secret';
    return { volume: textAt(entry, 'name') ?? '', kind, name };
  }
  return undefined;
};
