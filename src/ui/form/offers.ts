import type { TFunction } from 'i18next';
import type { Offer } from '../../domain/nodes/offers';
import type { ComboOption } from '../combobox/options';

/** What nodes have to choose from, with on how many of them. */
export const suggestionsOf = (offers: readonly Offer[], t: TFunction): ComboOption[] =>
  offers.map(({ name, count, total, mtu }) => ({
    value: name,
    description:
      mtu === undefined
        ? t('on {{count}} of {{total}} nodes', { count, total })
        : t('on {{count}} of {{total}} nodes, MTU {{mtu}}', { count, total, mtu }),
  }));
