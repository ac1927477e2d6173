import type { TFunction } from 'i18next';
import { printed } from '../../domain/core/resource';
import type { Difference } from '../../domain/node-policies/difference';

/** What a difference is about: an interface by its name, or a mapping, and the setting in nmstate's words. */
export const partText = (
  t: TFunction,
  { part, leaf }: Pick<Difference, 'part' | 'leaf'>,
): string => {
  const [kind, ...rest] = part.split('/');
  const name = rest.join('/');
  const shown =
    kind === 'ovn'
      ? t('Bridge mapping {{name}}', { name })
      : kind === 'routes'
        ? t('Route to {{destination}}', { destination: name })
        : kind === 'dns-resolver'
          ? t('DNS servers')
          : name;
  return leaf === '' ? shown : t('{{part}}: {{setting}}', { part: shown, setting: leaf });
};

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** A value of a setting as people read it. */
export const valueText = (t: TFunction, value: unknown): string => {
  const text = isList(value) ? value.map(printed).join(', ') : printed(value);
  return text === '' ? t('nothing') : text;
};
