import { printed } from '../../core/resource';
import * as codes from '../../findings/codes';
import type { Report } from '../../findings/report';
import { checkShapes, type ShapeRules } from '../../shapes/check';
import type { Fields } from '../../shapes/fields';

const rules: ShapeRules = {
  codes: {
    text: codes.settingNotText,
    boolean: codes.notTrueOrFalse,
    integer: codes.settingNotWholeNumber,
    object: codes.settingNotObject,
    list: codes.settingNotList,
  },
  special: {
    bridge: codes.bridgeNameNotText,
    vlan: codes.vlanTagNotNumber,
    vlanID: codes.vlanTagNotNumber,
    mtu: codes.mtuNotNumber,
    vlanTrunk: codes.vlanTrunkCannotBeRead,
  },
  shown: (value, shape) =>
    shape === 'boolean' || shape === 'text' ? JSON.stringify(value) : printed(value),
};

/**
 * Every known setting has the kind of value that its reader takes. A value of another kind makes
 * the whole configuration unreadable: Go's decoder refuses it.
 *
 * Source: Go encoding/json; the structures named in the schemas.
 */
export const checkPluginShapes = (fields: Fields, report: Report): void =>
  checkShapes(fields, rules, report);
