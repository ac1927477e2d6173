import type { CloudInit, InstanceSpec } from '../kubevirt/types.ts';
import { invalid, type Cause, type Path } from './denial.ts';

/** Bytes of user data or network data that may stand in the VM itself. */
const LIMIT = 2048;

interface Part {
  /** As the messages call it. */
  word: string;
  several: string;
  reference: string;
  text: string;
  base64: string;
  base64Field: string;
  secret: string;
}

const partsOf = (data: CloudInit): Part[] => [
  {
    word: 'userdata',
    several: 'userdatasource',
    reference: 'UserDataSecretRef',
    text: data.userData ?? '',
    base64: data.userDataBase64 ?? '',
    base64Field: 'userDataBase64',
    secret: data.secretRef?.name ?? '',
  },
  {
    word: 'networkdata',
    several: 'networkdata source',
    reference: 'NetworkDataSecretRef',
    text: data.networkData ?? '',
    base64: data.networkDataBase64 ?? '',
    base64Field: 'networkDataBase64',
    secret: data.networkDataSecretRef?.name ?? '',
  },
];

const isBase64 = (text: string): boolean =>
  /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/.test(text.replace(/[\r\n]/g, ''));

const countOf = ({ text, base64, secret }: Part): number =>
  [text, base64, secret].filter((source) => source !== '').length;

/** The text counts where both are set, as the webhook looks at it last. */
const bytesOf = ({ text, base64 }: Part): number =>
  text === '' ? Buffer.from(base64, 'base64').length : Buffer.byteLength(text, 'utf8');

const causesOf = (data: CloudInit, type: string, at: Path): Cause[] => {
  const parts = partsOf(data);
  const own = parts.flatMap((part): Cause[] => {
    const field = at(part.base64Field);
    return [
      ...(isBase64(part.base64)
        ? []
        : [invalid(field, `${field}.${type}.${part.base64Field} is not a valid base64 value.`)]),
      ...(countOf(part) > 1
        ? [invalid(at(), `${at()} must have only one ${part.several} set.`)]
        : []),
      ...(bytesOf(part) > LIMIT
        ? [
            invalid(
              at(),
              `${at()} ${part.word} exceeds ${LIMIT} byte limit. Should use ${part.reference} for larger data.`,
            ),
          ]
        : []),
    ];
  });
  const isEmpty = parts.every((part) => countOf(part) === 0);
  const none = `${at()} must have at least one userdatasource or one networkdatasource set.`;
  return isEmpty ? [...own, invalid(at(), none)] : own;
};

/** Source: KubeVirt .../admitters/vmi-create-admitter.go, validateVolumes. */
export const cloudInitCauses = ({ volumes = [] }: InstanceSpec, path: Path): Cause[] =>
  volumes.flatMap((volume, index) => {
    // Of a volume that has both the webhook looks at the first.
    const key = (['cloudInitNoCloud', 'cloudInitConfigDrive'] as const).find(
      (each) => volume[each],
    );
    const data = key && volume[key];
    return data ? causesOf(data, key, (...steps) => path('volumes', index, key, ...steps)) : [];
  });
