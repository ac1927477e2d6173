import * as codes from '../../findings/codes';
import { referenceOf } from '../../findings/report';
import { containsIp, parseCidr, parseIp } from '../../net/cidr';
import { printed } from '../../core/resource';
import { hasImplicitInterface, IMPLICIT_NAME } from '../spec/interface-values';
import {
  isMadeForPrimary,
  primaryNetworksOf,
  type PrimaryNetwork,
} from '../interfaces/primary-networks';
import { addressRequestOf, readAddressRequest } from '../spec/requested-addresses';
import type { CheckedVm } from './checked';

/** Names of the interfaces on the pod network, whose place the primary network takes. */
const namesOnPod = ({ interfaces, spec }: CheckedVm): string[] => {
  if (hasImplicitInterface(spec)) return [IMPLICIT_NAME];
  return interfaces.flatMap(({ network, name }) =>
    network?.source.kind === 'pod' && name !== undefined ? [name] : [],
  );
};

const checkAddress = (
  vm: CheckedVm,
  path: string,
  value: unknown,
  primary: PrimaryNetwork | undefined,
): void => {
  const text = printed(value);
  const address = typeof value === 'string' ? parseIp(text) : undefined;
  if (!address) {
    const hasPrefix = typeof value === 'string' && parseCidr(text) !== undefined;
    vm.report(hasPrefix ? codes.requestedAddressHasPrefix : codes.requestedAddressNone, path, {
      value: text,
    });
    return;
  }
  const subnets = primary?.subnets ?? [];
  const isOutside = subnets.length > 0 && !subnets.some((subnet) => containsIp(subnet, address));
  if (primary && isOutside) {
    const params = { value: text, network: primary.name };
    vm.report(codes.requestedAddressOutsideNetwork, path, params, [referenceOf(primary.object)]);
  }
};

/**
 * The addresses that a VM asks for on the primary network of its namespace: a JSON map of interface
 * names to lists of addresses without prefix.
 *
 * Source: ipam-extensions pkg/ips/primarynetwork.go, pkg/config/types.go.
 */
export const checkAddresses = (vm: CheckedVm): void => {
  const request = addressRequestOf(vm.object, vm.kind === 'VirtualMachine');
  if (!request) return;
  const { world, namespace, report } = vm;
  const { text, path } = request;
  const primary = primaryNetworksOf(world).get(namespace);
  if (!primary && isMadeForPrimary(world, namespace) === false) {
    report(codes.requestedAddressesHaveNoEffect, path, { namespace });
    return;
  }
  const map = readAddressRequest(text);
  if (!map) {
    report(codes.requestedAddressesCannotBeRead, path, { value: text });
    return;
  }
  const names = namesOnPod(vm);
  for (const [name, addresses] of map) {
    if (names.includes(name)) {
      for (const value of addresses) checkAddress(vm, path, value, primary);
    } else report(codes.requestedAddressForOtherInterface, path, { name });
  }
};
