import * as codes from '../../findings/codes';
import { configOf, networkNameIn, pluginFields } from '../../nad/config';
import {
  BRIDGE_RESOURCE_PREFIX,
  OVS_RESOURCE_PREFIX,
  RESOURCE_NAME_ANNOTATION,
} from '../../nad/types';
import { textAt, textOf } from '../../core/resource';
import { setIn } from '../../core/set-in';
import type { FindingCode } from '../../findings/catalog';
import { paramOf, renameKey, setPlace, type NadFix } from './nad-edit';

/** The word that the finding proposes takes the place of the one that stands there. */
export const takeSuggestion: NadFix = (context) => {
  const suggestion = paramOf(context, 'suggestion') ?? paramOf(context, 'current');
  return suggestion === undefined ? undefined : setPlace(context, suggestion);
};

/** The setting goes. */
export const remove: NadFix = (context) =>
  context.value === undefined ? undefined : setPlace(context, undefined);

/** No plugin hands out addresses. */
export const emptyIpam: NadFix = (context) => setPlace(context, {});

/** The value that the finding expects. */
export const takeExpected: NadFix = (context) => {
  const expected = paramOf(context, 'expected');
  return expected === undefined ? undefined : setPlace(context, expected);
};

const unquoteNumber: NadFix = (context) => {
  const { value } = context;
  if (typeof value !== 'string' || !/^\s*\d{1,9}\s*$/.test(value)) return undefined;
  return setPlace(context, Number(value));
};

const unquoteFlag: NadFix = (context) => {
  const word = typeof context.value === 'string' ? context.value.trim().toLowerCase() : '';
  return word === 'true' || word === 'false' ? setPlace(context, word === 'true') : undefined;
};

/** A number gets quotes; a list of texts becomes one text, as plugins that take one want it. */
const asText: NadFix = (context) => {
  const { value } = context;
  if (typeof value === 'number') return setPlace(context, String(value));
  const isTexts = Array.isArray(value) && value.every((entry) => typeof entry === 'string');
  return isTexts && value.length > 0 ? setPlace(context, value.join(', ')) : undefined;
};

/** A bare number in a trunk is meant as a VLAN. */
const trunkEntry: NadFix = (context) => {
  const { value } = context;
  return typeof value === 'number' && Number.isInteger(value)
    ? setPlace(context, { id: value })
    : unquoteNumber(context);
};

const nameList: NadFix = (context) => {
  const name = textAt(context.nad, 'metadata', 'name');
  return name === undefined || networkNameIn(configOf(context.nad)) !== undefined
    ? undefined
    : setPlace(context, name);
};

const renameToSuggestion: NadFix = (context) => {
  const suggestion = paramOf(context, 'suggestion');
  return suggestion === undefined ? undefined : renameKey(context, suggestion);
};

const setResourceName: NadFix = ({ nad }) => {
  const parsed = configOf(nad);
  if (parsed.kind !== 'ok') return undefined;
  const isOvs = parsed.plugin.type === 'ovs';
  const bridge = isOvs ? textOf(parsed.plugin.bridge) : pluginFields(parsed).text('bridge');
  const prefix = isOvs ? OVS_RESOURCE_PREFIX : BRIDGE_RESOURCE_PREFIX;
  return bridge === undefined
    ? undefined
    : setIn(nad, ['metadata', 'annotations', RESOURCE_NAME_ANNOTATION], `${prefix}${bridge}`);
};

/** Fixes for VMN1xx. */
export const nadFixes: Partial<Record<FindingCode, NadFix>> = {
  [codes.listOfPluginsWithoutName]: nameList,
  [codes.configurationNameNotText]: asText,
  [codes.bridgeNameNotText]: asText,
  [codes.settingNotText]: asText,
  [codes.settingNotWholeNumber]: unquoteNumber,
  [codes.noSuchPlugin]: takeSuggestion,
  [codes.vlanTagNotNumber]: unquoteNumber,
  [codes.vlanTrunkCannotBeRead]: trunkEntry,
  [codes.emptyEntryInTrunk]: remove,
  [codes.notTrueOrFalse]: unquoteFlag,
  [codes.mtuNotNumber]: unquoteNumber,
  [codes.ipamOnVmNetwork]: emptyIpam,
  [codes.unknownSetting]: renameToSuggestion,
  [codes.oldNameOfPlugin]: takeSuggestion,
  [codes.settingInAnotherSpelling]: renameToSuggestion,
  [codes.resourceNameNotValid]: setResourceName,
  [codes.resourceNameOfAnotherBridge]: setResourceName,
  [codes.noResourceName]: setResourceName,
};
