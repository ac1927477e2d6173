import type { KubeVirtSettings } from '../kubevirt/settings.ts';
import type { InstanceSpec, Network } from '../kubevirt/types.ts';
import { duplicate, invalid, required, type Cause, type Path } from './denial.ts';

const GATE = 'NetworkDevicesWithDRA';

const claimCauses = (
  { name, resourceClaim }: Network,
  { domain, resourceClaims = [] }: InstanceSpec,
  path: Path,
  index: number,
): Cause[] => {
  const { claimName = '', requestName = '' } = resourceClaim ?? {};
  const face = domain.devices.interfaces?.find((each) => each.name === name);
  const at: Path = (...steps) => path('networks', index, 'resourceClaim', ...steps);
  return [
    ...(face && face.sriov === undefined
      ? [
          invalid(
            path('domain', 'devices', 'interfaces'),
            `DRA network "${name}" requires an SR-IOV interface binding`,
          ),
        ]
      : []),
    ...(claimName === ''
      ? [required(at('claimName'), 'claimName is required for DRA network')]
      : []),
    ...(requestName === ''
      ? [required(at('requestName'), 'requestName is required for DRA network')]
      : []),
    ...(claimName !== '' && !resourceClaims.some((claim) => claim.name === claimName)
      ? [
          {
            ...invalid(
              at('claimName'),
              `network references resourceClaim "${claimName}" which is not defined in spec.resourceClaims`,
            ),
            reason: 'FieldValueNotFound',
          },
        ]
      : []),
  ];
};

/** Which request of which claim; undefined where one of the names is missing. */
const keyOf = ({ resourceClaim }: Network): string | undefined => {
  const { claimName = '', requestName = '' } = resourceClaim ?? {};
  return claimName === '' || requestName === '' ? undefined : `${claimName}/${requestName}`;
};

/** Places of networks that want what another one before them wants. */
const repeatedCauses = (networks: Network[], path: Path): Cause[] => {
  const keys = networks.map(keyOf);
  return keys.flatMap((key, index) =>
    key === undefined || keys.indexOf(key) === index
      ? []
      : [
          duplicate(
            path('networks', index),
            `duplicate claimName/requestName combination "${key}"`,
          ),
        ],
  );
};

/** Networks whose device a ResourceClaim brings. Source: KubeVirt pkg/network/admitter/dra.go. */
export const resourceClaimCauses = (
  spec: InstanceSpec,
  path: Path,
  { featureGates }: KubeVirtSettings,
): Cause[] => {
  const { networks = [] } = spec;
  const claimed = networks.filter(({ resourceClaim }) => resourceClaim !== undefined);
  if (claimed.length === 0) return [];
  const field = path('networks');
  if (!featureGates.includes(GATE)) {
    return [invalid(field, `${GATE} feature gate is not enabled in kubevirt-config`)];
  }
  return [
    ...networks.flatMap((network, index) =>
      claimed.includes(network) ? claimCauses(network, spec, path, index) : [],
    ),
    ...repeatedCauses(networks, path),
    ...(networks.some(({ multus }) => multus)
      ? [
          invalid(
            field,
            'mixing Multus and DRA resourceClaim networks in the same VMI is not supported',
          ),
        ]
      : []),
  ];
};
