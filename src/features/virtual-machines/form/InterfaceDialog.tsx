import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { changeContextOf } from '../../../domain/vm/change/change-effect';
import { previewOf } from '../../../domain/vm/change/change-preview';
import { changedFields } from '../../../domain/vm/change/form-changes';
import { ownFieldOf, type FormChange } from '../../../domain/vm/change/form-problems';
import { bootOrdersOf } from '../../../domain/vm/form/boot-orders';
import type { InterfaceForm } from '../../../domain/vm/form/interface-form';
import { networkChoices } from '../../../domain/vm/form/interface-choices';
import { changeVm, type InterfaceChange } from '../../../domain/vm/change/interface-change';
import { takenNames } from '../../../domain/vm/spec/taken-names';
import { interfaceSpecsOf } from '../../../domain/vm/spec/interface-values';
import { namespaceOf, vmTemplateOf } from '../../../domain/vm/spec/network-refs';
import { failureOf } from '../../../k8s/failure';
import { FailureAlert } from '../../../ui/FailureAlert';
import { FormDialog } from '../../../ui/FormDialog';
import { useUnsaved } from '../../../ui/leave/useUnsaved';
import { useT } from '../../../ui/useT';
import { EffectAlert } from '../../../ui/impact/EffectAlert';
import type { VmWorld } from '../useVmWorld';
import { ChangeReview, sourcesOf } from './ChangeReview';
import { InterfaceFields } from './InterfaceFields';
import { interfaceIn, useInterfaceForm } from './useInterfaceForm';
import { useWantedPorts } from './useWantedPorts';

interface InterfaceDialogProps {
  title: string;
  reviewTitle: string;
  confirm: string;
  /** Says that it was done, of the interface with this name. */
  doneOf: (name: string) => string;
  vm: KubernetesResource;
  vmWorld: VmWorld;
  initial: InterfaceForm;
  /** Name of the interface that is edited; undefined for a new one. */
  editing?: string;
  /** What the form as it stands means. Must be memoised. */
  changeOf: (form: InterfaceForm) => FormChange;
  /** The same for any state of the VM. */
  changeFor: (form: InterfaceForm) => (vm: KubernetesResource) => InterfaceChange | undefined;
  /** Of a VM that is not stored yet: told of the interface instead of having it reviewed and sent. */
  onDraft: ((form: InterfaceForm) => void) | undefined;
  /** Above the fields. */
  children?: ReactNode;
  onClose: () => void;
}

/** Shows what the form would do to the running VM, as soon as it would do anything. */
const Preview = ({
  change,
  vm,
  vmWorld,
}: {
  change: FormChange;
  vm: KubernetesResource;
  vmWorld: VmWorld;
}) => {
  const settled = useDeferredValue(change);
  const preview = useMemo(() => previewOf(settled, sourcesOf(vm, vmWorld)), [settled, vm, vmWorld]);
  return <EffectAlert preview={preview} />;
};

/** A form for one interface, with what it will do, then the review. What is typed stays. */
export const InterfaceDialog = (props: InterfaceDialogProps) => {
  const { title, vm, vmWorld, initial, editing, changeOf, changeFor, onDraft, onClose } = props;
  const t = useT();
  const { world } = vmWorld;
  const namespace = namespaceOf(vm);
  const [reviewed, setReviewed] = useState<InterfaceForm>();
  const [refusal, setRefusal] = useState<unknown>();
  const context = useMemo(() => changeContextOf(sourcesOf(vm, vmWorld)), [vm, vmWorld]);
  const choices = useMemo(() => networkChoices(world, vm, editing), [world, vm, editing]);
  const state = useInterfaceForm({ world, vm, initial, changeOf, context });
  const { form, values, draft, others } = state;
  const taken = useMemo(() => {
    const names = takenNames(vmTemplateOf(vm));
    if (editing !== undefined) names.delete(editing);
    return names;
  }, [vm, editing]);
  const wanted = useWantedPorts(vmWorld, values, editing);
  const asking = useMemo(
    () => ({ world, namespace, name: textAt(vm, 'metadata', 'name') ?? '' }),
    [world, namespace, vm],
  );
  const bootOrders = useMemo(() => bootOrdersOf(vm, editing), [vm, editing]);
  const source = interfaceSpecsOf(vmTemplateOf(vm), namespace).find(({ name }) => name === editing)
    ?.values.network;
  const isUnchanged = editing !== undefined && changedFields(initial, values).length === 0;

  const { ask, question } = useUnsaved(
    changedFields(initial, values).length > 0,
    onDraft !== undefined,
  );
  const blame = (error: unknown, sent: InterfaceForm) => {
    const after = changeVm(vm, changeOf(sent), context).vm;
    setRefusal(error);
    for (const cause of failureOf(error).causes) {
      const field = ownFieldOf(cause.field, after, sent.name);
      if (field) form.setError(field, { type: 'server', message: cause.message });
    }
  };

  return (
    <>
      <FormDialog
        id="interface"
        title={title}
        isOpen={reviewed === undefined}
        confirm={onDraft ? props.confirm : t('Review')}
        isDisabled={isUnchanged}
        onConfirm={() => {
          void form.handleSubmit((valid) => {
            // Said above the fields: something else in the VM would no longer be right.
            if (others.some(({ isBlocking }) => isBlocking)) return;
            if (onDraft) {
              onDraft(interfaceIn(valid));
              return;
            }
            setRefusal(undefined);
            setReviewed(interfaceIn(valid));
          })();
        }}
        onClose={() => ask(onClose)}
      >
        {refusal !== undefined && (
          <FailureAlert title={t('The server refused the change')} error={refusal} />
        )}
        {props.children}
        <InterfaceFields
          state={state}
          asking={asking}
          choices={choices}
          initial={initial}
          source={source}
          isExisting={editing !== undefined}
          known={
            world.isKnown('NetworkAttachmentDefinition', namespace)
              ? 'all'
              : vmWorld.isComing
                ? 'coming'
                : 'none'
          }
          taken={taken}
          bootOrders={bootOrders}
          wanted={wanted.ports}
        />
        {wanted.failure !== undefined && (
          <FailureAlert
            title={t('Which Services lead to the VM is not known')}
            error={wanted.failure}
          />
        )}
        {!isUnchanged && !onDraft && <Preview change={draft} vm={vm} vmWorld={vmWorld} />}
      </FormDialog>
      {question}
      {reviewed && (
        <Reviewed
          {...props}
          changeOf={changeFor(reviewed)}
          name={reviewed.name}
          onRefused={(error) => blame(error, reviewed)}
          onBack={() => setReviewed(undefined)}
        />
      )}
    </>
  );
};

interface ReviewedProps extends Pick<
  InterfaceDialogProps,
  'reviewTitle' | 'confirm' | 'doneOf' | 'vm' | 'vmWorld' | 'onClose'
> {
  changeOf: (vm: KubernetesResource) => InterfaceChange | undefined;
  name: string;
  onRefused: (error: unknown) => void;
  onBack: () => void;
}

const Reviewed = (props: ReviewedProps) => {
  const { reviewTitle, confirm, vm, vmWorld, onClose, onRefused, onBack, name } = props;
  // The review is about the form as it was when it was opened.
  const [changeOf] = useState(() => props.changeOf);
  return (
    <ChangeReview
      title={reviewTitle}
      confirm={confirm}
      done={props.doneOf(name)}
      vm={vm}
      vmWorld={vmWorld}
      changeOf={changeOf}
      name={name}
      onRefused={onRefused}
      onClose={onBack}
      onDone={onClose}
    />
  );
};
