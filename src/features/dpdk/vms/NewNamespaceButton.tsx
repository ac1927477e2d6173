import { useState } from 'react';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { ActionButton } from '../../../ui/ActionButton';
import { useAccessRefusal } from '../../../ui/useAccessRefusal';
import { useT } from '../../../ui/useT';
import { NewNamespace } from './NewNamespace';

/** Opens the form for the namespace of a DPDK project. */
export const NewNamespaceButton = ({ resource }: { resource: string | undefined }) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const access = useAccess('create', models.Namespace);
  const refusal = useAccessRefusal(access, t('You have no permission to create namespaces.'));
  return (
    <>
      <ActionButton refusal={refusal} onClick={() => setOpen(true)} variant="link">
        {t('Create a namespace for DPDK')}
      </ActionButton>
      {isOpen && <NewNamespace resource={resource} onClose={() => setOpen(false)} />}
    </>
  );
};
