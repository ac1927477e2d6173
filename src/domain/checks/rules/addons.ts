import * as codes from '../../findings/codes';
import type { Finding, ObjectReference } from '../../findings/finding';
import { findingOf, listOf, referenceOf } from '../../findings/report';
import { checkMacRange, checkNameServer } from '../../settings/check-addons';
import { dnsServicesOf, secondaryDnsOf, type SecondaryDns } from '../../settings/dns';
import { macPoolOf, poolUseOf, vmsOf, type MacPool, type VmMac } from '../../settings/mac-pool';
import { addonsOwnerOf } from '../../settings/owner';
import type { World } from '../../world/world';
import { dnsForm, macPoolForm } from '../../settings/forms';

const checkDnsService = (world: World, dns: SecondaryDns): Finding[] => {
  const [service] = dnsServicesOf(world, dns.namespace);
  if (!service) return [];
  const reference = referenceOf(service.object);
  const { name, addresses, reach } = service;
  if (reach === 'pending') {
    return [findingOf(codes.nameServerWaitsForAddress, reference, 'status.loadBalancer', { name })];
  }
  const { nameServerIP: value, owner } = dns;
  if (reach !== 'address' || value === '' || addresses.includes(value)) return [];
  const path = dnsForm(owner.shape).pathOf('nameServerIP');
  return [
    findingOf(
      codes.nameServerAtOtherAddress,
      referenceOf(owner.object),
      path,
      { value, name, addresses: listOf(addresses) },
      [reference],
    ),
  ];
};

const checkDns = (world: World): Finding[] => {
  const dns = secondaryDnsOf(world);
  if (!dns) return [];
  const { owner, isOn, nameServerIP, baseDomain } = dns;
  const wrong = checkNameServer(owner.object, owner.shape);
  if (!isOn) return wrong;
  const reference = referenceOf(owner.object);
  const form = dnsForm(owner.shape);
  return [
    ...wrong,
    ...(nameServerIP === ''
      ? [findingOf(codes.nameServerUnknown, reference, form.pathOf('nameServerIP'))]
      : []),
    ...(baseDomain === ''
      ? [findingOf(codes.namesWithoutDomain, reference, form.pathOf('enabled'))]
      : []),
    ...checkDnsService(world, dns),
  ];
};

const MAX_RELATED = 10;

const referencesOf = (macs: readonly VmMac[]): ObjectReference[] => {
  const seen = new Map(
    macs.map(({ namespace, vm }): [string, ObjectReference] => [
      `${namespace}/${vm}`,
      { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', namespace, name: vm },
    ]),
  );
  return [...seen.values()].slice(0, MAX_RELATED);
};

const checkUse = (world: World, { owner, range }: MacPool): Finding[] => {
  if (!range) return [];
  const { start, end } = range;
  const { free, size, outside } = poolUseOf(world, range);
  const reference = referenceOf(owner.object);
  const path = macPoolForm(owner.shape).pathOf('rangeStart');
  return [
    ...(free <= 0n && world.isKnown('VirtualMachine')
      ? [findingOf(codes.macRangeUsedUp, reference, path, { count: String(size) })]
      : []),
    ...(outside.length > 0
      ? [
          findingOf(
            codes.macsOutsideRange,
            reference,
            path,
            { count: outside.length, start, end, names: listOf(vmsOf(outside)) },
            referencesOf(outside),
          ),
        ]
      : []),
  ];
};

const checkPool = (world: World): Finding[] => {
  const owner = addonsOwnerOf(world);
  const pool = macPoolOf(world);
  if (!owner || !pool) return [];
  const wrong = checkMacRange(owner.object, owner.shape);
  return wrong.length > 0 ? wrong : checkUse(world, pool);
};

/**
 * The settings of the network add-ons: the name server for VMs and the pool of MAC addresses.
 *
 * Source: cluster-network-addons-operator pkg/network/kubemacpool.go; hyperconverged-cluster-operator
 * controllers/handlers/networkAddons.go; kubesecondarydns pkg/zonemgr.
 */
export const checkAddons = (world: World): Finding[] => [...checkDns(world), ...checkPool(world)];
