import { groupedBy } from '../../core/collections';
import { listAt, recordAt, textAt, textOf, type KubernetesResource } from '../../core/resource';
import { derived, keyOf, type World } from '../../world/world';

/** Set by KubeVirt's IPAM extensions, which take it off when the VM is gone. */
export const CLAIM_FINALIZER = 'kubevirt.io/persistent-ipam';

const VM_LABEL = 'kubevirt.io/vm';

const MAX_NAME = 253;

/**
 * The name of the IPAMClaim of one network of a VM.
 *
 * Source: ipam-extensions pkg/claims/claims.go.
 */
export const claimNameOf = (vm: string, network: string): string =>
  `${vm}.${network}`
    .toLowerCase()
    .replace(/[^-a-z0-9.]/g, '.')
    .slice(0, MAX_NAME);

/** The VM, or the instance without VM, that a claim keeps its addresses for. */
export const ownerOfClaim = (
  claim: KubernetesResource,
): { kind: 'VirtualMachine' | 'VirtualMachineInstance'; name: string; uid: string | undefined } => {
  const owner = listAt(claim, 'metadata', 'ownerReferences').find((entry) =>
    ['VirtualMachine', 'VirtualMachineInstance'].includes(textAt(entry, 'kind') ?? ''),
  );
  return {
    kind:
      textAt(owner, 'kind') === 'VirtualMachineInstance'
        ? 'VirtualMachineInstance'
        : 'VirtualMachine',
    name: textAt(owner, 'name') ?? textAt(recordAt(claim, 'metadata', 'labels'), VM_LABEL) ?? '',
    uid: textAt(owner, 'uid'),
  };
};

/** The addresses that a claim keeps, without prefix. */
export const ipsOfClaim = (claim: unknown): string[] =>
  listAt(claim, 'status', 'ips').flatMap((text) => textOf(text)?.replace(/\/\d+$/, '') ?? []);

/** The claims of each VM, by `namespace/name`. */
export const claimsByVm = derived((world: World) =>
  groupedBy(world.list('IPAMClaim'), (claim) => {
    const { name } = ownerOfClaim(claim);
    return name === '' ? undefined : keyOf(textAt(claim, 'metadata', 'namespace'), name);
  }),
);
