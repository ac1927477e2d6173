import { base64Of, textOfBase64 } from '../../text/base64';
import {
  isRecord,
  listAt,
  recordAt,
  textAt,
  valueAt,
  type KubernetesResource,
} from '../../core/resource';
import { setIn } from '../../core/set-in';
import { vmTemplateOf } from '../spec/network-refs';
import { cloudInitIn, NETWORK_DATA, VOLUME_KEYS } from './cloud-init';

/** How network data are to be stored. */
export type StoredAs = { kind: 'inline' } | { kind: 'base64' } | { kind: 'secret'; name: string };

const SPEC = ['spec', 'template', 'spec'] as const;

const withSpec = <R extends KubernetesResource>(
  vm: R,
  change: (spec: Record<string, unknown>) => Record<string, unknown>,
): R => {
  const spec = vmTemplateOf(vm);
  const next = change(spec);
  return next === spec ? vm : (setIn(vm, SPEC, next) as R);
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
      const volume = { name, [VOLUME_KEYS.noCloud]: withSource({}, text, as) };
      return withDisk({ ...spec, volumes: [...volumes, volume] }, name);
    }
    if (found.kind === 'configDrive') return spec;
    const changed = volumes.map((volume, index) =>
      index === found.index && isRecord(volume)
        ? {
            ...volume,
            [VOLUME_KEYS.noCloud]: withSource(recordAt(volume, VOLUME_KEYS.noCloud), text, as),
          }
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
        ? renamedKey(volume, VOLUME_KEYS.configDrive, VOLUME_KEYS.noCloud)
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
  return base64 === undefined ? undefined : (textOfBase64(base64) ?? '');
};

/** The Secret with other network data, in the key that holds them or would be read first. */
export const withNetworkDataInSecret = <R extends KubernetesResource>(secret: R, text: string): R =>
  setIn(secret, ['data', secretKey(secret) ?? 'networkdata'], base64Of(text)) as R;
