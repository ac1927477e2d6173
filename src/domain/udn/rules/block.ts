import * as codes from '../../findings/codes';
import { parseCidr, type Cidr } from '../../net/cidr';
import { nearestWord } from '../../net/spelling';
import { printed } from '../../core/resource';
import type { FindingCode } from '../../findings/catalog';
import type { Report } from '../../findings/report';
import { checkShapes, type ShapeRules } from '../../shapes/check';
import type { Fields } from '../../shapes/fields';

const rules: ShapeRules = {
  codes: {
    text: codes.valueNotText,
    integer: codes.valueNotWholeNumber,
    list: codes.valueNotList,
    object: codes.valueNotObject,
  },
  misspelt: { code: codes.settingDropped },
};

/** Each setting has the kind of value that the schema asks for, and is one that it knows. */
export const checkBlock = (block: Fields, report: Report): void =>
  checkShapes(block, rules, report);

/** A list with this many entries at most, and one at least. */
export const checkLength = (block: Fields, key: string, max: number, report: Report): void => {
  const value = block.get(key);
  if (!Array.isArray(value) || (value.length > 0 && value.length <= max)) return;
  report(codes.tooFewOrTooManyEntries, block.pathOf(key), { key, count: value.length, max });
};

/** One of these words, where there is a text at all. */
export const checkChoice = (
  block: Fields,
  key: string,
  choices: readonly string[],
  code: FindingCode,
  report: Report,
): void => {
  const value = block.get(key);
  if (typeof value !== 'string' || choices.includes(value)) return;
  const suggestion = nearestWord(value, choices) ?? choices.join(', ');
  report(code, block.pathOf(key), { key, value, suggestion });
};

/** The subnets of a list with their places; those that cannot be read are reported and left out. */
export const cidrsIn = (
  block: Fields,
  key: string,
  report: Report,
): { cidr: Cidr; text: string; path: string }[] =>
  block.list(key).flatMap((text, index) => {
    const path = `${block.pathOf(key)}[${index}]`;
    const cidr = typeof text === 'string' && text.length <= 43 ? parseCidr(text) : undefined;
    if (!cidr) report(codes.notSubnet, path, { value: printed(text) });
    return cidr ? [{ cidr, text: printed(text), path }] : [];
  });

/** Two subnets of a network are one of IPv4 and one of IPv6. */
export const checkFamilies = (
  cidrs: readonly { cidr: Cidr }[],
  path: string,
  report: Report,
): void => {
  const [first, second] = cidrs;
  if (cidrs.length === 2 && first?.cidr.family === second?.cidr.family)
    report(codes.twoSubnetsOfOneKind, path);
};
