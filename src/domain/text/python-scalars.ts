const NULL = /^(?:~|null|Null|NULL)?$/;
const TRUE = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const FALSE = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const INTEGER = /^([-+]?)(?:0b([01_]+)|0x([\da-fA-F_]+)|0([0-7_]*)|([1-9][\d_]*))$/;
const BASE_60 = /^[-+]?[1-9][\d_]*(?::[0-5]?\d)+$/;
const FLOAT = /^[-+]?(?:\d[\d_]*\.[\d_]*(?:[eE][-+]\d+)?|\.\d[\d_]*(?:[eE][-+]\d+)?)$/;

const numberIn = (digits: string, base: number): number =>
  Number.parseInt(digits.replaceAll('_', ''), base);

const integerOf = (text: string): number | undefined => {
  const [, sign, binary, hex, octal, decimal] = INTEGER.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const value =
    binary !== undefined
      ? numberIn(binary, 2)
      : hex !== undefined
        ? numberIn(hex, 16)
        : octal !== undefined
          ? numberIn(`0${octal}`, 8)
          : numberIn(decimal ?? '', 10);
  if (Number.isNaN(value)) return undefined;
  return sign === '-' && value !== 0 ? -value : value;
};

/** Minutes and seconds, and so on: `1:30` is 90. */
const base60Of = (text: string): number => {
  const value = text
    .replace(/^[-+]/, '')
    .replaceAll('_', '')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
  return text.startsWith('-') ? -value : value;
};

/**
 * What a word without quotes means to PyYAML, which reads YAML 1.1 for cloud-init: `yes` is true, `010`
 * is 8, and digits between colons are one number of base 60. Dates stay text.
 *
 * Source: PyYAML lib/yaml/resolver.py and constructor.py.
 */
export const pythonScalar = (text: string): string | number | boolean | null => {
  if (NULL.test(text)) return null;
  if (TRUE.test(text)) return true;
  if (FALSE.test(text)) return false;
  const integer = integerOf(text);
  if (integer !== undefined) return integer;
  if (BASE_60.test(text)) return base60Of(text);
  return FLOAT.test(text) ? Number(text.replaceAll('_', '')) : text;
};

/** What other readers of YAML take for no text, and dates. */
const NO_TEXT_ELSEWHERE =
  /^(?:[-+]?(?:\d[\d_]*)?\.?\d[\d_]*(?:[eE][-+]?\d+)?|0[xob].*|[yYnN]|<<|\d{4}-.*)$/;
const PLAIN = /^[A-Za-z\d_][\w./-]*$/;

/** Whether a text can stand without quotes, and is a text to every reader of YAML. */
export const isPlainText = (text: string): boolean =>
  PLAIN.test(text) && pythonScalar(text) === text && !NO_TEXT_ELSEWHERE.test(text);
