import { Alert, Stack, StackItem } from '@patternfly/react-core';
import type { Exposure } from '../../../domain/services/form/exposure';
import type { VmView } from '../../../domain/vm/interfaces/view';
import { NameList } from '../../../ui/NameList';
import { useT } from '../../../ui/useT';
import { listText } from '../../../ui/intl';

const namesOf = (views: readonly VmView[]): string[] => views.map(({ name }) => name);

/** What a Service selects as it stands, now and once VMs are started anew. */
export const SelectedVms = ({ exposure, selector }: { exposure: Exposure; selector: string }) => {
  const t = useT();
  const { isKnown, now, after, labelled, restarts, missed } = exposure;
  if (selector === '') {
    return (
      <Alert
        variant="info"
        isInline
        component="h3"
        title={t('Without labels it selects nothing: somebody else has to write its endpoints')}
      />
    );
  }
  const isNothing = now.length + after.length === 0;
  const title = !isKnown
    ? t('Not all VMs of the namespace could be read: it may select more')
    : isNothing
      ? t('It selects no VM yet')
      : t('VMs that it selects: {{now}} now, {{after}} once they are started anew', {
          now: now.length,
          after: after.length,
        });
  const labelledNames = labelled.map(({ metadata }) => metadata?.name ?? '');
  return (
    <Alert
      variant={missed.length > 0 ? 'warning' : 'info'}
      isInline
      component="h3"
      title={title}
      aria-live="polite"
    >
      <Stack hasGutter>
        {isNothing && isKnown && (
          <StackItem>
            {t('It can be created all the same, and works as soon as one is there.')}
          </StackItem>
        )}
        {now.length > 0 && (
          <StackItem>
            <p>{t('Now:')}</p>
            <NameList label={t('VMs that it selects now')} names={namesOf(now)} />
          </StackItem>
        )}
        {after.length > 0 && (
          <StackItem>
            <p>{t('Once they are started anew:')}</p>
            <NameList label={t('VMs that it selects after a start')} names={namesOf(after)} />
          </StackItem>
        )}
        {labelledNames.length > 0 && (
          <StackItem>
            {t('These VMs get {{labels}} on their template with it: {{vms}}.', {
              labels: selector,
              vms: listText(labelledNames),
            })}
          </StackItem>
        )}
        {restarts.length > 0 && (
          <StackItem>
            {t(
              'A pod keeps the labels it was made with. These run and have to be restarted, which is offered afterwards: {{vms}}.',
              { vms: listText(namesOf(restarts)) },
            )}
          </StackItem>
        )}
        {missed.length > 0 && (
          <StackItem>
            {t('Not selected, as KubeVirt itself sets one of these labels: {{vms}}.', {
              vms: listText(namesOf(missed)),
            })}
          </StackItem>
        )}
      </Stack>
    </Alert>
  );
};
