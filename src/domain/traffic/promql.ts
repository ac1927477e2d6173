/** One condition on a label. */
export type Matcher = readonly [label: string, operator: '=' | '!=' | '=~' | '!~', value: string];

/** A text of PromQL in its quotes. */
export const quoted = (text: string): string =>
  `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** A condition that lets through the label's values that are named, and nothing else. */
export const oneOf = (label: string, values: readonly string[]): Matcher => {
  const [only] = values;
  return only !== undefined && values.length === 1
    ? [label, '=', only]
    : [label, '=~', values.map(escaped).join('|')];
};

/** Series of a metric, such as `up{job="x"}`. */
export const selector = (metric: string, matchers: readonly Matcher[]): string => {
  const all = matchers.map(([label, operator, value]) => `${label}${operator}${quoted(value)}`);
  return all.length === 0 ? metric : `${metric}{${all.join(',')}}`;
};

/** The sum of an expression for each combination of labels. */
export const sumBy = (labels: readonly string[], expression: string): string =>
  `sum by (${labels.join(', ')}) (${expression})`;

/** An expression whose series say by a label what they are: rates and sums lose their name. */
const labelled = (label: string, value: string, expression: string): string =>
  `label_replace(${expression}, ${quoted(label)}, ${quoted(value)}, "", "")`;

/** Several expressions in one query, told apart by a label. */
export const either = (label: string, parts: Readonly<Record<string, string>>): string =>
  Object.entries(parts)
    .map(([value, expression]) => labelled(label, value, expression))
    .join(' or ');
