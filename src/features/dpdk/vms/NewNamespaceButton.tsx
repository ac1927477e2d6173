import { useState } from 'react';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { ActionButton } from '../../../ui/ActionButton';
import { useAccessRefusal } from '../../../ui/useAccessRefusal';
import { useT } from '../../../ui/useT';
import { NewNamespace } from './NewNamespace';

interface NewNamespaceButtonProps {
  /** Resource of the functions for guests, if there is one. */
  resource: string | undefined;
  /** Of a namespace for which a network is there already. */
  name?: string | undefined;
}

/** Leads to the namespace of a DPDK project, and then to its network. */
export const NewNamespaceButton = ({ resource, name }: NewNamespaceButtonProps) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const access = useAccess('create', models.Namespace);
  const refusal = useAccessRefusal(access, t('You have no permission to create namespaces.'));
  return (
    <>
      <ActionButton refusal={refusal} onClick={() => setOpen(true)} variant="link">
        {name === undefined
          ? t('Create a namespace for DPDK')
          : t('Create namespace {{name}}', { name })}
      </ActionButton>
      {isOpen && <NewNamespace resource={resource} name={name} onClose={() => setOpen(false)} />}
    </>
  );
};
