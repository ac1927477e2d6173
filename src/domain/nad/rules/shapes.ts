import type { FindingCode } from '../../findings/catalog';
import { isRecord, printed } from '../../core/resource';
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

const codes: Record<Exclude<Shape, 'any'>, FindingCode> = {
  text: 'VMN125',
  boolean: 'VMN140',
  integer: 'VMN126',
  object: 'VMN127',
  list: 'VMN128',
};

/** Settings that have a message of their own. */
const special: Partial<Record<string, FindingCode>> = {
  bridge: 'VMN121',
  vlan: 'VMN130',
  vlanID: 'VMN130',
  mtu: 'VMN141',
  vlanTrunk: 'VMN132',
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
    report(special[key] ?? codes[shape], fields.pathOf(key), {
      key,
      value: isQuoted ? JSON.stringify(value) : printed(value),
    });
  }
};
