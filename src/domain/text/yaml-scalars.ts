import { isScalar, Scalar, type ScalarTag } from 'yaml';

/** Numbers of Go: with signs, underscores, and the prefixes of other bases. */
const INTEGER =
  /^[-+]?(?:0[bB]_*[01][01_]*|0[xX]_*[\da-fA-F][\da-fA-F_]*|0[oO]_*[0-7][0-7_]*|0[0-7_]*|[1-9][\d_]*)$/;
const DECIMAL = /^(?:[-+]?\d[\d_]*(?:\.[\d_]*)?|[-+]?\.\d[\d_]*)(?:[eE][-+]?_*\d[\d_]*)?$/;

const BASES: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16 };

/** The value of a text that `INTEGER` takes. */
const integerOf = (text: string): number => {
  const plain = text.replaceAll('_', '');
  const sign = plain.startsWith('-') ? -1 : 1;
  const digits = plain.replace(/^[-+]/, '');
  const base = BASES[digits.charAt(1).toLowerCase()];
  const value =
    base !== undefined
      ? Number.parseInt(digits.slice(2), base)
      : Number.parseInt(digits, digits.startsWith('0') ? 8 : 10);
  // Go knows no -0 among whole numbers.
  return value === 0 ? 0 : sign * value;
};

/** Text where the number is beyond what Go's float64 holds. */
const decimalOf = (text: string): number | string => {
  const value = Number(text.replaceAll('_', ''));
  return Number.isFinite(value) ? value : text;
};

/** As it was spelt, where that is known and still what it means. */
const spelt =
  (test: RegExp): ScalarTag['stringify'] =>
  ({ source, value }) =>
    source !== undefined && test.test(source) ? source : JSON.stringify(value);

const NULL = /^(?:~|null|Null|NULL)?$/;
const BOOLEAN =
  /^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON|n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/;

const nullTag: ScalarTag = {
  tag: 'tag:yaml.org,2002:null',
  default: true,
  identify: (value) => value === null || value === undefined,
  test: NULL,
  resolve: () => null,
  stringify: spelt(NULL),
};

const boolTag: ScalarTag = {
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  identify: (value) => typeof value === 'boolean',
  test: BOOLEAN,
  resolve: (text) => /^(?:y|true|on)/i.test(text),
  stringify: spelt(BOOLEAN),
};

const intTag: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  identify: (value) => Number.isInteger(value),
  test: INTEGER,
  resolve: integerOf,
  stringify: spelt(INTEGER),
};

const floatTag: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  identify: (value) => typeof value === 'number',
  test: DECIMAL,
  resolve: decimalOf,
  stringify: spelt(DECIMAL),
};

/** They are numbers in YAML, and JSON has none of them. */
const infinityTag: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  resolve: (text, onError) => {
    onError(`JSON has no number ${text}`);
    return text;
  },
};

const binaryTag: ScalarTag = {
  tag: 'tag:yaml.org,2002:binary',
  default: false,
  resolve: (text, onError) => {
    const base64 = text.replace(/\s/g, '');
    if (!/^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/.test(base64)) {
      onError('!!binary value contains invalid base64 data');
      return text;
    }
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  },
};

const timestampTag: ScalarTag = {
  tag: 'tag:yaml.org,2002:timestamp',
  default: false,
  resolve: (text) => text,
};

const MERGE = Symbol('<<');

/** Whether a node is the key `<<` without quotes, which merges other objects. */
export const isMergeKey = (key: unknown): boolean => isScalar(key) && key.value === MERGE;

const mergeTag: ScalarTag = {
  tag: 'tag:yaml.org,2002:merge',
  default: 'key',
  identify: (value) => value === MERGE,
  test: /^<<$/,
  resolve: () => new Scalar(MERGE),
  stringify: () => '<<',
};

/**
 * What unquoted words mean to kubectl. Booleans are those of YAML 1.1 and numbers those of Go, so that
 * `017` and `0o17` are 15 and `1_000` is 1000; nothing is of base 60, and dates are text.
 *
 * Source: sigs.k8s.io/yaml goyaml.v2/resolve.go.
 */
export const kubernetesTags: ScalarTag[] = [
  nullTag,
  boolTag,
  intTag,
  floatTag,
  infinityTag,
  binaryTag,
  timestampTag,
  mergeTag,
];
