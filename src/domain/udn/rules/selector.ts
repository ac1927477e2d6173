import { printed } from '../../core/resource';
import * as codes from '../../findings/codes';
import type { Report } from '../../findings/report';
import { isLabelKey, isLabelValue } from '../../net/labels';
import { exactFieldsOf, exactFieldsUnder, type Fields } from '../../shapes/fields';
import { checkBlock } from './block';
import { expression, selector as selectorSchema } from './schemas';

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

const checkExpression = (entry: Fields, report: Report): void => {
  checkBlock(entry, report);
  const operator = entry.get('operator');
  if (typeof entry.get('key') !== 'string' || entry.get('key') === '') {
    report(codes.selectorCannotBeRead, entry.pathOf('key'));
  }
  if (typeof operator !== 'string' || !OPERATORS.includes(operator)) {
    report(codes.selectorCannotBeRead, entry.pathOf('operator'));
    return;
  }
  const needsValues = operator === 'In' || operator === 'NotIn';
  if (needsValues !== entry.list('values').length > 0)
    report(codes.selectorCannotBeRead, entry.pathOf('values'));
  for (const value of entry.list('values')) {
    if (typeof value === 'string' && !isLabelValue(value)) {
      report(codes.labelNotPossible, entry.pathOf('values'), { value });
    }
  }
};

const checkLabels = (labels: Fields, report: Report): void => {
  for (const [key, value] of Object.entries(labels.raw)) {
    const isPossible = isLabelKey(key) && (typeof value !== 'string' || isLabelValue(value));
    if (!isPossible)
      report(codes.labelNotPossible, labels.at, { value: `${key}=${printed(value)}` });
  }
};

/**
 * Which namespaces a ClusterUserDefinedNetwork is made in. The schema does not look at operators;
 * the controller cannot read a selector that is wrong.
 *
 * Source: k8s.io/apimachinery pkg/apis/meta/v1/validation ValidateLabelSelector.
 */
export const checkSelector = (spec: Fields, report: Report): void => {
  const path = spec.pathOf('namespaceSelector');
  if (!spec.has('namespaceSelector')) {
    report(codes.noNamespacesChosen, path);
    return;
  }
  const selector = exactFieldsUnder(spec, 'namespaceSelector', selectorSchema);
  checkBlock(selector, report);
  const expressions = selector.list('matchExpressions');
  const labels = exactFieldsUnder(selector, 'matchLabels', {});
  if (expressions.length + Object.keys(labels.raw).length === 0)
    report(codes.allNamespacesChosen, path);
  checkLabels(labels, report);
  expressions.forEach((entry, index) =>
    checkExpression(
      exactFieldsOf(entry, expression, `${selector.pathOf('matchExpressions')}[${index}]`),
      report,
    ),
  );
};
