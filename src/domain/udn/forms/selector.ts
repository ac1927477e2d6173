import { msg } from '../../core/msg';
import { isRecord, listAt, recordAt, textAt } from '../../core/resource';
import { NAMESPACE_NAME_LABEL } from '../types';
import type { Leaf } from '../../forms/leaf';
import { splitList } from '../../forms/list-text';
import { setIn } from '../../core/set-in';

const EXPRESSIONS = ['spec', 'namespaceSelector', 'matchExpressions'];

const isByName = (expression: unknown): boolean =>
  textAt(expression, 'key') === NAMESPACE_NAME_LABEL && textAt(expression, 'operator') === 'In';

/** Namespaces by their names, separated by commas: a condition on the label that each has. */
export const namespacesLeaf: Leaf<Record<string, unknown>, string> = {
  paths: [EXPRESSIONS.join('.'), 'spec.namespaceSelector'],
  read: (udn) =>
    listAt(udn, ...EXPRESSIONS)
      .filter(isByName)
      .flatMap((expression) => listAt(expression, 'values'))
      .map(String)
      .join(', '),
  write: (udn, typed) => {
    const values = splitList(typed);
    const before = listAt(udn, ...EXPRESSIONS);
    const own = before.find(isByName);
    const others = before.filter((entry) => entry !== own);
    const condition = {
      ...(isRecord(own) ? own : { key: NAMESPACE_NAME_LABEL, operator: 'In' }),
      values,
    };
    const after = values.length > 0 ? [...others, condition] : others;
    return setIn(udn, EXPRESSIONS, after.length > 0 ? after : undefined);
  },
};

const isPlainText = (value: unknown): boolean =>
  typeof value === 'string' && !value.includes(',') && value.trim() === value;

/** Why a selector cannot be shown as labels and names: it has other conditions. */
export const unfitSelector = (udn: unknown): string | undefined => {
  const expressions = listAt(udn, ...EXPRESSIONS);
  const byName = expressions.filter(isByName);
  const labels = Object.entries(recordAt(udn, 'spec', 'namespaceSelector', 'matchLabels'));
  const isPlain =
    expressions.length === byName.length &&
    byName.length <= 1 &&
    byName.every((entry) => listAt(entry, 'values').every(isPlainText)) &&
    labels.every(([key, value]) => isPlainText(value) && isPlainText(key));
  return isPlain
    ? undefined
    : msg('"namespaceSelector" has conditions that the form cannot show. Use the text.');
};
