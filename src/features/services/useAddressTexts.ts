import type { ServiceAddress } from '../../domain/services/service';
import { useT } from '../../ui/useT';
import { listText } from '../../ui/intl';

/** Addresses in a sentence, each once; a port of all nodes counts as one. */
export const useAddressTexts = (addresses: readonly ServiceAddress[]): string => {
  const t = useT();
  const texts = addresses.map(({ kind, text, port }) =>
    kind === 'node' ? t('Port {{port}} of each node', { port }) : text,
  );
  return listText([...new Set(texts)]);
};
