import { Alert, Stack, StackItem } from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import { useT } from '../../../ui/useT';
import { PROVIDER } from '../kinds';
import type { ListNote } from './useUserNetworks';

const titles: Record<ListNote['reason'], string> = {
  missing: msg('This cluster has no {{kind}}'),
  forbidden: msg('{{kind}}s are not shown: you may not list them'),
  failed: msg('{{kind}}s are not shown: they could not be read'),
  stale: msg('{{kind}}s may be out of date: the last refresh failed'),
};

/** What the list does not show, and why. */
export const ListNotes = ({ notes }: { notes: readonly ListNote[] }) => {
  const t = useT();
  if (notes.length === 0) return null;
  return (
    <Stack hasGutter>
      {notes.map(({ kind, reason, message }) => (
        <StackItem key={kind}>
          <Alert
            variant={reason === 'failed' || reason === 'stale' ? 'warning' : 'info'}
            isInline
            component="h2"
            title={t(titles[reason], { kind })}
          >
            {reason === 'missing'
              ? t('It comes with newer versions of {{provider}}.', { provider: PROVIDER })
              : message}
          </Alert>
        </StackItem>
      ))}
    </Stack>
  );
};
