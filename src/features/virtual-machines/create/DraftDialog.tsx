import { useMemo } from 'react';
import type { KubernetesResource } from '../../../domain/core/resource';
import { viewOf } from '../../../domain/vm/interfaces/view';
import { AddInterfaceDialog } from '../form/AddInterfaceDialog';
import { EditInterfaceDialog } from '../form/EditInterfaceDialog';
import type { NewVmWorld } from './useNewVmWorld';

interface DraftDialogProps {
  vm: KubernetesResource;
  around: NewVmWorld;
  /** The interface to edit; undefined for a new one. */
  name: string | undefined;
  onDraft: (vm: KubernetesResource) => void;
  onClose: () => void;
}

/** The dialogs for interfaces of a VM that is not stored yet. */
const DraftDialog = ({ around, name, ...shared }: DraftDialogProps) => {
  const { vm } = shared;
  const vmWorld = useMemo(
    // A running instance of the name belongs to another VM.
    () => ({ ...around, vm, vmi: undefined, view: viewOf(around.world, vm, undefined) }),
    [around, vm],
  );
  return name === undefined ? (
    <AddInterfaceDialog {...shared} vmWorld={vmWorld} />
  ) : (
    <EditInterfaceDialog {...shared} vmWorld={vmWorld} name={name} />
  );
};

export default DraftDialog;
