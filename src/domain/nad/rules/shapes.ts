import type { FindingCode } from '../../findings/catalog';
import { isRecord, printed } from '../../core/resource';
import * as codes from '../../findings/codes';
import type { Fields } from '../fields';
import type { Report } from '../../findings/report';
import type { Shape } from '../../shapes/schema';

const fits: Record<Shape, (value: unknown) => boolean> = {
  any: () => true,
  text: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => typeof value === 'number' && Number.isInteger(value),
  object: isRecord,
  list: Array.isArray,
};

const ofShape: Record<Exclude<Shape, 'any'>, FindingCode> = {
  text: codes.settingNotText,
  boolean: codes.notTrueOrFalse,
  integer: codes.settingNotWholeNumber,
  object: codes.settingNotObject,
  list: codes.settingNotList,
};

/** Settings that have a message of their own. */
const special: Partial<Record<string, FindingCode>> = {
  bridge: codes.bridgeNameNotText,
  vlan: codes.vlanTagNotNumber,
  vlanID: codes.vlanTagNotNumber,
  mtu: codes.mtuNotNumber,
  vlanTrunk: codes.vlanTrunkCannotBeRead,
};

/**
 * Every known setting has the kind of value that its reader takes. A value of another kind makes
 * the whole configuration unreadable: Go's decoder refuses it.
 *
 * Source: Go encoding/json; the structures named in the schemas.
 */
export const checkShapes = (fields: Fields, report: Report): void => {
  for (const key of fields.present) {
    const shape = fields.schema[key] ?? 'any';
    const value = fields.get(key);
    if (shape === 'any' || fits[shape](value)) continue;
    const isQuoted = shape === 'boolean' || shape === 'text';
    report(special[key] ?? ofShape[shape], fields.pathOf(key), {
      key,
      value: isQuoted ? JSON.stringify(value) : printed(value),
    });
  }
};
