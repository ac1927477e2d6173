import type { CloudInit, InstanceSpec } from '../kubevirt/types.ts';
import { invalid, type Cause, type Path } from './denial.ts';

/** Bytes of user data or network data that may stand in the VM itself. */
const LIMIT = 2048;

const bytesOf = (text: string | undefined, base64: string | undefined): number =>
  text === undefined ? Buffer.from(base64 ?? '', 'base64').length : Buffer.byteLength(text, 'utf8');

const causesOf = (data: CloudInit, at: Path): Cause[] =>
  (
    [
      ['userdata', 'userData', data.userData, data.userDataBase64, 'UserDataSecretRef'],
      [
        'networkdata',
        'networkData',
        data.networkData,
        data.networkDataBase64,
        'NetworkDataSecretRef',
      ],
    ] as const
  ).flatMap(([word, field, text, base64, reference]) => {
    if (text !== undefined && base64 !== undefined) {
      return [invalid(at(), `must have only one ${word}source set.`)];
    }
    return bytesOf(text, base64) > LIMIT
      ? [
          invalid(
            at(text === undefined ? `${field}Base64` : field),
            `${word} exceeds ${LIMIT} byte limit. Should use ${reference} for larger data.`,
          ),
        ]
      : [];
  });

/** Source: KubeVirt .../admitters/vmi-create-admitter.go, validateCloudInit. */
export const cloudInitCauses = ({ volumes = [] }: InstanceSpec, path: Path): Cause[] =>
  volumes.flatMap((volume, index) =>
    (['cloudInitNoCloud', 'cloudInitConfigDrive'] as const).flatMap((key) => {
      const data = volume[key];
      return data ? causesOf(data, (...steps) => path('volumes', index, key, ...steps)) : [];
    }),
  );
