import { lazy, Suspense, useState } from 'react';
import { Button, Divider, DropdownList } from '@patternfly/react-core';
import { useSearchParams } from 'react-router';
import type { KubernetesResource } from '../../../domain/core/resource';
import type { VmView } from '../../../domain/vm/interfaces/view';
import { Hint } from '../../../ui/Hint';
import { ActionItem } from '../../../ui/list/ActionsMenu';
import { DIAGNOSED } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { useEditVmRefusal } from '../refusals';
import type { VmWorld } from '../useVmWorld';

const AddInterfaceDialog = lazy(() =>
  import('../form/AddInterfaceDialog').then((module) => ({ default: module.AddInterfaceDialog })),
);
const EditInterfaceDialog = lazy(() =>
  import('../form/EditInterfaceDialog').then((module) => ({
    default: module.EditInterfaceDialog,
  })),
);
const RemoveInterfaceDialog = lazy(() =>
  import('../remove/RemoveInterfaceDialog').then((module) => ({
    default: module.RemoveInterfaceDialog,
  })),
);
const LinkStateDialog = lazy(() =>
  import('../remove/LinkStateDialog').then((module) => ({ default: module.LinkStateDialog })),
);
const ExplainDialog = lazy(() =>
  import('../explain/ExplainDialog').then((module) => ({ default: module.ExplainDialog })),
);

/** What is open, and for which interface. */
type Opened = { dialog: 'add' } | { dialog: 'edit' | 'remove' | 'link' | 'explain'; name: string };

const Dialog = ({
  opened,
  vmWorld,
  onClose,
}: {
  opened: Opened;
  vmWorld: VmWorld;
  onClose: () => void;
}) => {
  const shared = { vm: vmWorld.vm, vmWorld, onClose };
  if (opened.dialog === 'add') return <AddInterfaceDialog {...shared} />;
  const { name } = opened;
  switch (opened.dialog) {
    case 'edit':
      return <EditInterfaceDialog {...shared} name={name} />;
    case 'remove':
      return <RemoveInterfaceDialog {...shared} name={name} />;
    case 'link':
      return <LinkStateDialog {...shared} name={name} />;
    case 'explain':
      return <ExplainDialog {...shared} name={name} />;
  }
};

/** The dialog that an action or a link opens, if any: how to open it, and what to render. */
export const useInterfaceDialogs = (vmWorld: VmWorld) => {
  const [params] = useSearchParams();
  const [opened, setOpened] = useState<Opened | undefined>(() => {
    const name = params.get(DIAGNOSED);
    return name === null ? undefined : { dialog: 'explain', name };
  });
  return {
    open: setOpened,
    // A link opens it before the VM is known.
    dialogs: opened && vmWorld.isLoaded && (
      <Suspense fallback={null}>
        <Dialog opened={opened} vmWorld={vmWorld} onClose={() => setOpened(undefined)} />
      </Suspense>
    ),
  };
};

interface AddProps {
  vm: KubernetesResource;
  open: (opened: Opened) => void;
}

export const AddInterfaceButton = ({ vm, open }: AddProps) => {
  const t = useT();
  const refusal = useEditVmRefusal(vm);
  const button = (
    <Button isAriaDisabled={refusal !== undefined} onClick={() => open({ dialog: 'add' })}>
      {t('Add network interface')}
    </Button>
  );
  return <Hint text={refusal}>{button}</Hint>;
};

interface ItemsProps extends AddProps {
  view: VmView;
  name: string;
}

/** What can be done with an interface. Asks for permissions, so it is mounted only while it is open. */
export const InterfaceActionItems = ({ vm, view, name, open }: ItemsProps) => {
  const t = useT();
  const denied = useEditVmRefusal(vm);
  const row = view.rows.find((each) => each.name === name);
  const isGone = row?.spec.configured === undefined;
  const refusal =
    denied ??
    (isGone
      ? t('The VM has no such interface any more; only its running instance does.')
      : undefined);
  const isDown = row?.state.configured === 'down';
  const item = (dialog: 'edit' | 'remove' | 'link', text: string) => (
    <ActionItem
      isDanger={dialog === 'remove'}
      refusal={refusal}
      onClick={() => open({ dialog, name })}
    >
      {text}
    </ActionItem>
  );
  return (
    <DropdownList>
      <ActionItem onClick={() => open({ dialog: 'explain', name })}>{t('Diagnose')}</ActionItem>
      <Divider component="li" />
      {item('edit', t('Edit'))}
      {item('link', isDown ? t('Set link up') : t('Set link down'))}
      {item('remove', t('Remove'))}
    </DropdownList>
  );
};
