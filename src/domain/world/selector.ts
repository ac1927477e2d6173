import { entriesAt, recordAt } from '../core/resource';

const valuesOf = (values: unknown): unknown[] => (Array.isArray(values) ? values : []);

/**
 * Whether labels meet a selector with `matchLabels` and `matchExpressions`. The empty selector takes
 * everything; one that is no object, or has an operator that Kubernetes does not know, nothing.
 *
 * Source: k8s.io/apimachinery pkg/apis/meta/v1 LabelSelectorAsSelector.
 */
export const matchesSelector = (labels: Record<string, unknown>, selector: unknown): boolean => {
  if (typeof selector !== 'object' || selector === null) return false;
  const wanted = Object.entries(recordAt(selector, 'matchLabels'));
  const has = (key: string): boolean => Object.hasOwn(labels, key);
  return (
    wanted.every(([key, value]) => has(key) && labels[key] === value) &&
    entriesAt(selector, 'matchExpressions').every(({ entry }) => {
      const key = typeof entry.key === 'string' ? entry.key : '';
      const isListed = has(key) && valuesOf(entry.values).includes(labels[key]);
      switch (entry.operator) {
        case 'In':
          return isListed;
        case 'NotIn':
          return !isListed;
        case 'Exists':
          return has(key);
        case 'DoesNotExist':
          return !has(key);
        default:
          return false;
      }
    })
  );
};
