import { lazy, Suspense, useState } from 'react';
import { Alert } from '@patternfly/react-core';
import type { ServiceScene } from '../../domain/services/scene';
import { selectorText } from '../../domain/services/service';
import type { VmView } from '../../domain/vm/interfaces/view';
import { useVmActionAccess } from '../../k8s/subresource';
import { ActionButton } from '../../ui/ActionButton';
import { useAccessRefusal } from '../../ui/useAccessRefusal';
import { useT } from '../../ui/useT';
import { listText } from '../../ui/intl';

const RestartDialog = lazy(() =>
  import('../../ui/restart/RestartDialog').then((module) => ({ default: module.RestartDialog })),
);

/** Running VMs that a Service selects once they are restarted, and the restart. */
export const RestartNeeded = ({ scene }: { scene: ServiceScene }) => {
  const t = useT();
  const { view, selection } = scene;
  const [asked, setAsked] = useState<readonly VmView[]>();
  const refusal = useAccessRefusal(
    useVmActionAccess('restart', view.namespace),
    t('You have no permission to restart VMs in {{namespace}}.', { namespace: view.namespace }),
  );
  const late = selection.after.filter(
    (vm) => vm.phase === 'running' && vm.pod !== undefined && !selection.now.includes(vm),
  );
  return (
    <>
      {late.length > 0 && (
        <Alert
          variant="warning"
          isInline
          component="h2"
          title={t('Service {{name}} does not lead to {{vms}} before a restart', {
            name: view.name,
            vms: listText(late.map(({ name }) => name)),
          })}
          actionLinks={
            <ActionButton isInAlert refusal={refusal} onClick={() => setAsked(late)}>
              {late.length === 1
                ? t('Restart')
                : t('Restart {{count}} VMs', { count: late.length })}
            </ActionButton>
          }
        >
          {t(
            '{{labels}} is on the template, and a running pod keeps the labels that it was made with.',
            {
              labels: selectorText(view.selector),
            },
          )}
        </Alert>
      )}
      {asked && (
        <Suspense fallback={null}>
          <RestartDialog views={asked} onClose={() => setAsked(undefined)} />
        </Suspense>
      )}
    </>
  );
};
