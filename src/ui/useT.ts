import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

export const I18N_NAMESPACE = 'plugin__vm-networking-console-plugin';

/** The translate function of this plugin. Keys are the English texts. */
export const useT = (): TFunction => useTranslation(I18N_NAMESPACE).t;
