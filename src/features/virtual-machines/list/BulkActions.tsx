import { lazy, Suspense, useState } from 'react';
import { Button, Flex, FlexItem, type ButtonProps } from '@patternfly/react-core';
import { useSearchParams } from 'react-router';
import type { KubernetesResource } from '../../../domain/core/resource';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { Hint } from '../../../ui/Hint';
import { LinkButton } from '../../../ui/LinkButton';
import { serviceCreatePath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';

const BulkAttachDialog = lazy(() =>
  import('../bulk/BulkAttachDialog').then((module) => ({ default: module.BulkAttachDialog })),
);
const BulkDetachDialog = lazy(() =>
  import('../bulk/BulkDetachDialog').then((module) => ({ default: module.BulkDetachDialog })),
);

interface BulkActionsProps {
  namespace: string | undefined;
  /** The chosen VMs; the dialogs let one choose when there are none. */
  vms: readonly KubernetesResource[];
}

/**
 * Why nobody's network can be changed from here. In all namespaces the dialog tells VM by VM: who
 * may not change all of them may well change some.
 */
const useRefusal = (namespace: string | undefined): string | undefined => {
  const t = useT();
  const access = useAccess('patch', models.VirtualMachine, namespace);
  return namespace !== undefined && access === 'denied'
    ? t('You have no permission to change VMs in namespace {{namespace}}.', { namespace })
    : undefined;
};

interface BulkButtonProps extends Pick<ButtonProps, 'children'> {
  refusal: string | undefined;
  onClick: () => void;
}

const BulkButton = ({ refusal, ...props }: BulkButtonProps) => {
  const button = <Button variant="secondary" {...props} isAriaDisabled={refusal !== undefined} />;
  return (
    <FlexItem>
      <Hint text={refusal}>{button}</Hint>
    </FlexItem>
  );
};

/** Leads to the form of a Service for the chosen VMs. */
const ExposeButton = ({ vms }: Pick<BulkActionsProps, 'vms'>) => {
  const t = useT();
  const namespaces = [...new Set(vms.map(({ metadata }) => metadata?.namespace ?? ''))];
  return (
    <FlexItem>
      <LinkButton
        variant="secondary"
        to={serviceCreatePath(namespaces[0], {
          vms: vms.map(({ metadata }) => metadata?.name ?? ''),
        })}
        disabledReason={
          namespaces.length > 1
            ? t('A Service selects VMs of its own namespace: choose VMs of one namespace.')
            : undefined
        }
      >
        {t('Expose {{count}} VMs', { count: vms.length })}
      </LinkButton>
    </FlexItem>
  );
};

/** What several VMs get at once: a network, or a Service that leads to them. */
export const BulkActions = ({ namespace, vms }: BulkActionsProps) => {
  const t = useT();
  const [params, setParams] = useSearchParams();
  // Other pages lead here with a network to attach.
  const network = params.get('attach');
  const [dialog, setDialog] = useState<'attach' | 'detach' | undefined>(
    network === null ? undefined : 'attach',
  );
  const close = () => {
    setDialog(undefined);
    if (network !== null) {
      params.delete('attach');
      setParams(params, { replace: true });
    }
  };
  const refusal = useRefusal(namespace);
  const shared = { namespace, vms, onClose: close };
  return (
    <Flex gap={{ default: 'gapSm' }}>
      <BulkButton refusal={refusal} onClick={() => setDialog('attach')}>
        {vms.length === 0
          ? t('Attach a network')
          : t('Attach a network to {{count}} VMs', { count: vms.length })}
      </BulkButton>
      <BulkButton refusal={refusal} onClick={() => setDialog('detach')}>
        {t('Detach a network')}
      </BulkButton>
      {vms.length > 0 && <ExposeButton vms={vms} />}
      {dialog && (
        <Suspense fallback={null}>
          {dialog === 'attach' ? (
            <BulkAttachDialog {...shared} {...(network === null ? {} : { network })} />
          ) : (
            <BulkDetachDialog {...shared} />
          )}
        </Suspense>
      )}
    </Flex>
  );
};
