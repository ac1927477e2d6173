import * as codes from '../../findings/codes';
import { sourcesOf } from '../spec/interface-values';
import { textAt, valueAt } from '../../core/resource';
import { shownName, type CheckedNetwork, type CheckedVm } from './checked';

const repeated = <T extends { name: string | undefined }>(entries: readonly T[]): T[] => {
  const seen = new Set<string>();
  return entries.filter(({ name }) => {
    if (name === undefined) return false;
    const isAgain = seen.has(name);
    seen.add(name);
    return isAgain;
  });
};

const namesOf = (entries: readonly { name: string | undefined }[]): Set<string | undefined> =>
  new Set(entries.map(({ name }) => name));

/** Text is missing; a value of another kind has a finding of its own. */
const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '';

const checkNames = ({ networks, interfaces, report }: CheckedVm): void => {
  for (const { entry, at } of [...networks, ...interfaces]) {
    if (isNothing(entry.name)) report(codes.nameMissing, `${at}.name`, { key: 'name' });
  }
  for (const { entry, at } of interfaces) {
    const { binding } = entry;
    if (binding !== undefined && binding !== null && isNothing(textAt(binding, 'name'))) {
      report(codes.nameMissing, `${at}.binding.name`, { key: 'binding.name' });
    }
  }
  const [ofInterfaces, ofNetworks] = [namesOf(interfaces), namesOf(networks)];
  for (const { name, at } of networks) {
    if (name !== undefined && !ofInterfaces.has(name))
      report(codes.networkWithoutInterface, `${at}.name`, { name });
  }
  for (const { name, at } of interfaces) {
    if (name !== undefined && !ofNetworks.has(name))
      report(codes.interfaceWithoutNetwork, `${at}.name`, { name });
  }
  for (const { name = '', at } of repeated(networks))
    report(codes.twoNetworksOfOneName, `${at}.name`, { name });
  for (const { name = '', at } of repeated(interfaces))
    report(codes.twoInterfacesOfOneName, `${at}.name`, { name });
};

const checkSources = ({ networks, report }: CheckedVm): void => {
  for (const network of networks) {
    const sources = sourcesOf(network.entry);
    const name = shownName(network);
    const isNull = ['pod', 'multus', 'resourceClaim'].some((key) => network.entry[key] === null);
    if (sources.length === 0 && !isNull) report(codes.networkLeadsNowhere, network.at, { name });
    if (sources.length > 1)
      report(codes.networkLeadsToSeveralPlaces, network.at, { name, sources: sources.join(', ') });
    const isUnnamed = isNothing(valueAt(network.entry, 'multus', 'networkName'));
    if (sources.includes('multus') && isUnnamed) {
      report(codes.noNetworkAttachmentDefinitionNamed, `${network.at}.multus.networkName`);
    }
  }
};

const has = (key: 'pod' | 'multus' | 'resourceClaim') => (network: CheckedNetwork) =>
  sourcesOf(network.entry).includes(key);

const checkDefaults = ({ networks, report }: CheckedVm): void => {
  const pods = networks.filter(has('pod'));
  for (const network of pods.slice(1)) {
    report(codes.twoInterfacesOnPodNetwork, `${network.at}.pod`, { name: shownName(network) });
  }
  const defaults = networks.filter(({ isDefault }) => isDefault);
  for (const network of defaults.slice(1)) {
    report(codes.twoDefaultNetworks, `${network.at}.multus.default`, { name: shownName(network) });
  }
  const [pod] = pods;
  const [first] = defaults;
  if (pod && first)
    report(codes.podNetworkBesideAnotherDefaultNetwork, `${pod.at}.pod`, {
      name: shownName(first),
    });
  const claim = networks.find(has('resourceClaim'));
  if (claim && networks.some(has('multus'))) {
    report(codes.deviceClaimsBesideMultusNetworks, `${claim.at}.resourceClaim`, {
      name: shownName(claim),
    });
  }
};

/**
 * Interfaces and networks belong together by name, and networks do not get in each other's way.
 *
 * Source: kubevirt pkg/network/admitter/netiface.go, netsource.go and dra.go.
 */
export const checkPairing = (vm: CheckedVm): void => {
  checkNames(vm);
  checkSources(vm);
  checkDefaults(vm);
};
