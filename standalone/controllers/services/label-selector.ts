import { at } from '../../apiserver/conversion/paths.ts';
import { isRecord } from '../../kubernetes/object.ts';
import { listOf, textsOf } from './lists.ts';

/** Source: Kubernetes apimachinery, LabelSelectorAsSelector. An operator that there is not matches nothing. */
export const matchesLabels = (selector: unknown, labels: Record<string, string> = {}): boolean => {
  const pairs: unknown = at(selector, ['matchLabels']);
  const isExpressed = (expression: unknown): boolean => {
    const key: unknown = at(expression, ['key']);
    const value = typeof key === 'string' ? labels[key] : undefined;
    const values = textsOf(at(expression, ['values']));
    switch (at(expression, ['operator'])) {
      case 'In':
        return value !== undefined && values.includes(value);
      case 'NotIn':
        return value === undefined || !values.includes(value);
      case 'Exists':
        return value !== undefined;
      case 'DoesNotExist':
        return value === undefined;
      default:
        return false;
    }
  };
  return (
    Object.entries(isRecord(pairs) ? pairs : {}).every(([key, value]) => labels[key] === value) &&
    listOf(at(selector, ['matchExpressions'])).every(isExpressed)
  );
};
