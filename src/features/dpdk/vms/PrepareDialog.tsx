import { useMemo, useState } from 'react';
import { Alert, Stack, StackItem } from '@patternfly/react-core';
import { sameJson } from '../../../domain/core/same-json';
import type { KubernetesResource } from '../../../domain/core/resource';
import { functionNetworks } from '../../../domain/dpdk/vm/functions';
import {
  prepareForm,
  proposalFor,
  type PrepareField,
  type PrepareForm,
} from '../../../domain/dpdk/vm/prepare';
import type { Finding } from '../../../domain/findings/finding';
import { editByForm } from '../../../domain/forms/rebase';
import type { FormValues } from '../../../domain/forms/leaf';
import { checkSizes } from '../../../domain/vm/rules/check-sizes';
import { checkVm } from '../../../domain/vm/rules/check-vm';
import { instancePhase } from '../../../domain/vm/spec/instance';
import { namespaceOf } from '../../../domain/vm/spec/network-refs';
import type { World } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import { editBy, type Change } from '../../../k8s/write';
import type { ComboOption } from '../../../ui/combobox/options';
import { FindingList } from '../../../ui/findings';
import { FieldList } from '../../../ui/form/FieldList';
import { useCheckedForm } from '../../../ui/form/useCheckedForm';
import { FormDialog } from '../../../ui/FormDialog';
import { useUnsaved } from '../../../ui/leave/useUnsaved';
import { say } from '../../../ui/notices/store';
import { judgeOf, newErrors } from '../../../ui/resource/form';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';
import { fieldsFor, hasInstanceType } from './fields';

interface PrepareProps {
  world: World;
  vm: KubernetesResource;
  vmi: KubernetesResource | undefined;
  /** What is proposed: of all fields, or of those that one item needs. */
  fields: readonly PrepareField[] | undefined;
  onClose: () => void;
}

/** The values of the VM, with proposals where they are asked for. */
const begunWith = (
  { world, vm, fields }: Pick<PrepareProps, 'world' | 'vm' | 'fields'>,
  read: PrepareForm,
): PrepareForm => {
  const proposal = proposalFor(world, vm, read);
  if (!fields) return proposal;
  return Object.fromEntries(
    prepareForm.fields.map((field) => [field, (fields.includes(field) ? proposal : read)[field]]),
  ) as unknown as PrepareForm;
};

const findingsOn = (world: World, vm: KubernetesResource): Finding[] => [
  ...checkVm(world, vm),
  ...checkSizes(world, vm),
];

const keyOf = ({ code, path }: Finding): string => `${code} ${path}`;

interface ReviewedProps extends PrepareProps {
  values: FormValues;
  onBack: () => void;
}

const Reviewed = ({ world, vm, vmi, values, onBack, onClose }: ReviewedProps) => {
  const t = useT();
  const name = vm.metadata?.name ?? '';
  const [changes] = useState((): Change[] => [
    editBy(models.VirtualMachine, vm, editByForm(prepareForm, vm, values)),
  ]);
  const findings = useMemo(() => {
    const known = new Set(findingsOn(world, vm).map(keyOf));
    return findingsOn(world, prepareForm.apply(vm, values as PrepareForm)).filter(
      (finding) => finding.severity !== 'info' && !known.has(keyOf(finding)),
    );
  }, [world, vm, values]);
  const consequence =
    instancePhase(vmi) === 'stopped'
      ? t('The VM gets it when it starts.')
      : t('The VM goes on with what it has until it is restarted.');
  return (
    <Review
      title={t('Prepare VM {{name}} for DPDK?', { name })}
      changes={changes}
      confirm={t('Save changes')}
      onClose={onBack}
      onDone={() => {
        say({
          variant: 'success',
          title: t('VM {{name}} changed for DPDK', { name }),
          body: consequence,
        });
        onClose();
      }}
    >
      <Stack hasGutter>
        <StackItem>{consequence}</StackItem>
        {findings.length > 0 && (
          <StackItem>
            <FindingList findings={findings} />
          </StackItem>
        )}
      </Stack>
    </Review>
  );
};

/** The form that makes a VM ready for DPDK, filled with what is missing; then the review. */
const Filled = ({ read, ...props }: PrepareProps & { read: PrepareForm }) => {
  const { onClose } = props;
  const t = useT();
  // As they were when the dialog was opened; the review tells when the VM is another meanwhile.
  const [{ world, vm }] = useState(props);
  const [initial] = useState(() => begunWith(props, read));
  const [reviewed, setReviewed] = useState<FormValues>();
  const judge = useMemo(
    () =>
      judgeOf<KubernetesResource>(
        vm,
        prepareForm,
        (object) => newErrors((each) => findingsOn(world, each), object as KubernetesResource, vm),
        (object) => findingsOn(world, object),
      ),
    [world, vm],
  );
  const { form, values, messagesOf, hintOf, others } = useCheckedForm(initial, judge);
  const isUnchanged = sameJson(values, read);
  const { ask, question } = useUnsaved(!sameJson(values, initial));
  const networks = useMemo(
    (): ComboOption[] =>
      functionNetworks(world, namespaceOf(vm)).map(({ networkName, resource, isForGuests }) => ({
        value: networkName,
        description:
          isForGuests === false
            ? t('{{resource}}, not for guests', { resource })
            : isForGuests === undefined
              ? resource
              : t('{{resource}}, for guests', { resource }),
      })),
    [world, vm, t],
  );
  const broken = others.filter(({ isBlocking }) => isBlocking).map(({ finding }) => finding);
  return (
    <>
      <FormDialog
        id="prepare"
        title={t('Prepare {{name}} for DPDK', { name: vm.metadata?.name ?? '' })}
        isOpen={reviewed === undefined}
        confirm={t('Review')}
        isDisabled={isUnchanged}
        onConfirm={() => {
          void form.handleSubmit((valid) => {
            if (broken.length === 0) setReviewed(valid);
          })();
        }}
        onClose={() => ask(onClose)}
      >
        <FindingList findings={broken} />
        {hasInstanceType(vm) && (
          <Alert
            variant="info"
            isInline
            component="h2"
            title={t('CPUs and memory come from the instance type: choose another one for these.')}
          />
        )}
        <FieldList
          {...{ form, messagesOf }}
          specs={fieldsFor(vm)}
          suggestions={{ networks }}
          helpOf={hintOf}
          idPrefix="prepare-"
        />
      </FormDialog>
      {question}
      {reviewed && (
        <Reviewed {...props} vm={vm} values={reviewed} onBack={() => setReviewed(undefined)} />
      )}
    </>
  );
};

/** The same, or why there is no form for the VM. */
const PrepareDialog = (props: PrepareProps) => {
  const t = useT();
  const [read] = useState(() => prepareForm.read(props.vm));
  if (read.kind === 'form') return <Filled {...props} read={read.values} />;
  return (
    <FormDialog
      id="prepare"
      title={t('Prepare {{name}} for DPDK', { name: props.vm.metadata?.name ?? '' })}
      confirm={t('Close')}
      onConfirm={props.onClose}
      onClose={props.onClose}
    >
      {t(read.reason, read.params)}
    </FormDialog>
  );
};

export default PrepareDialog;
