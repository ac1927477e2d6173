import * as codes from '../../findings/codes';
import { defaultNetworkName } from '../../nad/forms/ovn';
import { textAt } from '../../core/resource';
import type { FindingCode } from '../../findings/catalog';
import { emptyIpam, remove } from './nad';
import { paramOf, setPlace, type NadFix } from './nad-edit';

const setNadName: NadFix = (context) => {
  const namespace = textAt(context.nad, 'metadata', 'namespace');
  const expected = paramOf(context, 'expected');
  return namespace === undefined || expected === undefined
    ? undefined
    : setPlace(context, expected);
};

const setNetworkName: NadFix = (context) => {
  const namespace = textAt(context.nad, 'metadata', 'namespace');
  const name = textAt(context.nad, 'metadata', 'name');
  return namespace === undefined || name === undefined
    ? undefined
    : setPlace(context, defaultNetworkName(namespace, name));
};

const setTopology: NadFix = (context) => {
  const suggestion = paramOf(context, 'suggestion') ?? '';
  return suggestion.includes(',') ? undefined : setPlace(context, suggestion);
};

const setRole: NadFix = (context) => {
  const role = (paramOf(context, 'value') ?? '').trim().toLowerCase();
  return role === 'primary' || role === 'secondary' ? setPlace(context, role) : undefined;
};

const dropHostPrefix: NadFix = (context) => {
  const entry = paramOf(context, 'value');
  const { value } = context;
  if (entry === undefined || typeof value !== 'string') return undefined;
  const [address = '', prefix = ''] = entry.split('/');
  return setPlace(
    context,
    value.replace(entry, () => `${address}/${prefix}`),
  );
};

const keepAddresses: NadFix = (context) =>
  setPlace({ ...context, path: [...context.path.slice(0, -1), 'allowPersistentIPs'] }, true);

/** Fixes for VMN2xx. */
export const ovnFixes: Partial<Record<FindingCode, NadFix>> = {
  [codes.noNetAttachDefName]: setNadName,
  [codes.netAttachDefNameOfAnotherNetwork]: setNadName,
  [codes.networkHasNoName]: setNetworkName,
  [codes.unknownTopology]: setTopology,
  [codes.unknownRole]: setRole,
  [codes.roleOfLocalnet]: remove,
  [codes.ipamByAnotherPlugin]: emptyIpam,
  [codes.subnetWithPartForEachNode]: dropHostPrefix,
  [codes.excludedAddressesWithoutSubnets]: remove,
  [codes.settingNotPossibleWithThisTopology]: remove,
  [codes.settingHasNoEffectWithThisTopology]: remove,
  [codes.addressesChangeAtMigration]: keepAddresses,
  [codes.persistentAddressesWithoutSubnets]: remove,
  [codes.vlan0NoVlan]: remove,
  [codes.settingOfPrimaryNetworks]: remove,
};
