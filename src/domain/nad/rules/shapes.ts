import { printed } from '../../core/resource';
import type { Report } from '../../findings/report';
import { checkShapes, type ShapeRules } from '../../shapes/check';
import type { Fields } from '../../shapes/fields';

const rules: ShapeRules = {
  codes: {
    text: 'VMN125',
    boolean: 'VMN140',
    integer: 'VMN126',
    object: 'VMN127',
    list: 'VMN128',
  },
  special: {
    bridge: 'VMN121',
    vlan: 'VMN130',
    vlanID: 'VMN130',
    mtu: 'VMN141',
    vlanTrunk: 'VMN132',
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
