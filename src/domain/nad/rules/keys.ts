import * as codes from '../../findings/codes';
import { nearestWord } from '../../net/spelling';
import { knownKey, type Fields } from '../../shapes/fields';
import type { Report } from '../../findings/report';
import { equivalentKeys, ownerOfKey } from '../schema/plugins';

const suggestionFor = ({ schema, get }: Fields, key: string): string | undefined => {
  const isFree = (known: string | undefined): known is string =>
    known !== undefined && Object.hasOwn(schema, known) && get(known) === undefined;
  const equivalent = Object.hasOwn(equivalentKeys, key) ? equivalentKeys[key] : undefined;
  if (isFree(equivalent)) return equivalent;
  if (ownerOfKey(key) !== undefined) return undefined;
  const nearest = nearestWord(key, Object.keys(schema));
  return isFree(nearest) ? nearest : undefined;
};

/**
 * Settings that the plugin does not know. It passes over them without a word, so that a misspelt
 * VLAN leaves a network untagged. A key that differs in upper and lower case only is read all the
 * same; where two such keys stand for one setting, the last counts.
 *
 * Source: Go encoding/json, Unmarshal.
 */
export const checkKeys = (fields: Fields, report: Report): void => {
  const seen = new Map<string, string>();
  for (const key of Object.keys(fields.raw)) {
    const path = `${fields.at}.${key}`;
    const known = knownKey(fields.schema, key);
    if (known !== undefined) {
      const before = seen.get(known);
      seen.set(known, key);
      if (before !== undefined) report(codes.settingStandsTwice, path, { key: known });
      else if (known !== key)
        report(codes.settingInAnotherSpelling, path, { key, suggestion: known });
      continue;
    }
    const suggestion = suggestionFor(fields, key);
    const owner = ownerOfKey(key);
    if (suggestion !== undefined) report(codes.unknownSetting, path, { key, suggestion });
    else if (owner !== undefined) report(codes.settingOfAnotherPlugin, path, { key, owner });
  }
};
