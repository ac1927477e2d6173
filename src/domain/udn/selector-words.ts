import { entriesAt, isRecord, listAt, recordAt, textAt, printed } from '../core/resource';
import { NAMESPACE_NAME_LABEL } from './types';

/**
 * The conditions of a selector, each as `kubectl` writes it; `name` stands for
 * the label that each namespace has with its name. Empty for the selector that takes everything; undefined where there is none.
 */
export const selectorInWords = (selector: unknown): string[] | undefined => {
  if (!isRecord(selector)) return undefined;
  const labels = Object.entries(recordAt(selector, 'matchLabels')).map(
    ([key, value]) => `${key}=${printed(value)}`,
  );
  const expressions = entriesAt(selector, 'matchExpressions').flatMap(({ entry }) => {
    const written = textAt(entry, 'key') ?? '';
    const key = written === NAMESPACE_NAME_LABEL ? 'name' : written;
    const values = listAt(entry, 'values').map(String);
    switch (entry.operator) {
      case 'In':
        return [`${key} in (${values.join(', ')})`];
      case 'NotIn':
        return [`${key} notin (${values.join(', ')})`];
      case 'Exists':
        return [key];
      case 'DoesNotExist':
        return [`!${key}`];
      default:
        return [`${key} ${printed(entry.operator)}`];
    }
  });
  return [...labels, ...expressions];
};
