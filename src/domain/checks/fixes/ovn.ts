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
  VMN201: setNadName,
  VMN202: setNadName,
  VMN203: setNetworkName,
  VMN206: setTopology,
  VMN207: setRole,
  VMN208: remove,
  VMN209: emptyIpam,
  VMN211: dropHostPrefix,
  VMN218: remove,
  VMN221: remove,
  VMN222: remove,
  VMN230: keepAddresses,
  VMN232: remove,
  VMN237: remove,
  VMN239: remove,
};
