/**
 * Named formats of CEL rules: `format.dns1123Label().validate(self)` gives what is wrong, or nothing.
 * Source: k8s.io/apimachinery/pkg/util/validation.
 */
export class Format {
  constructor(private readonly errors: (text: string) => string[]) {}

  /** What is wrong; undefined when nothing is. */
  validate(text: string): string[] | undefined {
    const found = this.errors(text);
    return found.length > 0 ? found : undefined;
  }
}

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const MAX_LABEL = 63;
const MAX_SUBDOMAIN = 253;

const check =
  (pattern: RegExp, max: number, why: string) =>
  (text: string): string[] => [
    ...(text.length > max ? [`must be no more than ${max} bytes`] : []),
    ...(pattern.test(text) ? [] : [why]),
  ];

const dns1123Label = check(
  new RegExp(`^${LABEL}$`),
  MAX_LABEL,
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
);

const dns1123Subdomain = check(
  new RegExp(`^${LABEL}(\\.${LABEL})*$`),
  MAX_SUBDOMAIN,
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
);

const dns1035Label = check(
  /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  MAX_LABEL,
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
);

const NAME_PART =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

const labelValue = check(
  /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/,
  MAX_LABEL,
  `a valid label must be an empty string or ${NAME_PART.slice('must '.length)}`,
);

const namePart = check(/^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/, MAX_LABEL, NAME_PART);

const qualifiedName = (text: string): string[] => {
  const parts = text.split('/');
  if (parts.length > 2) return ['a qualified name has at most one prefix'];
  const name = parts.at(-1) ?? '';
  const prefix = parts.length === 2 ? (parts[0] ?? '') : undefined;
  return [
    ...(prefix === undefined ? [] : dns1123Subdomain(prefix).map((why) => `prefix part ${why}`)),
    ...namePart(name).map((why) => `name part ${why}`),
  ];
};

export const FORMATS = {
  dns1123Label: new Format(dns1123Label),
  dns1123Subdomain: new Format(dns1123Subdomain),
  dns1035Label: new Format(dns1035Label),
  labelValue: new Format(labelValue),
  qualifiedName: new Format(qualifiedName),
};
