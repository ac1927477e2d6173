import { useMemo, useState } from 'react';
import { Content, Stack, StackItem } from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { textKeysOf } from '../../../domain/findings/text-keys';
import type { FormValues } from '../../../domain/forms/leaf';
import {
  meshServiceOf,
  newMeshService,
  problemsOfMeshService,
  servicesInMesh,
  type MeshServiceField,
  type MeshServiceForm,
} from '../../../domain/mesh/service';
import { APP_LABEL, appLabelOf, withSidecar } from '../../../domain/mesh/sidecar';
import type { VmView } from '../../../domain/vm/interfaces/view';
import { models } from '../../../k8s/models';
import { editBy, type Change } from '../../../k8s/write';
import { FieldList } from '../../../ui/form/FieldList';
import type { FieldSpec } from '../../../ui/form/spec';
import { useCheckedForm, type FormProblem } from '../../../ui/form/useCheckedForm';
import { FormDialog } from '../../../ui/FormDialog';
import { useUnsaved } from '../../../ui/leave/useUnsaved';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';
import { listText } from '../../../ui/intl';

export interface MeshDialogProps {
  vm: KubernetesResource;
  view: VmView;
  /** Of the namespace of the VM, as far as they are known. */
  services: readonly KubernetesResource[];
  onClose: () => void;
}

const formIn = (values: FormValues): MeshServiceForm => values as MeshServiceForm;

const isWanted = (values: FormValues): boolean => values.isWanted === true;

const fields: readonly FieldSpec<MeshServiceField>[] = [
  {
    name: 'isWanted',
    kind: 'flag',
    label: msg('Create a Service'),
    help: msg('The mesh shows and routes what belongs to a Service. It is removed with the VM.'),
  },
  {
    name: 'name',
    kind: 'text',
    label: msg('Name of the Service'),
    isRequired: true,
    isShown: isWanted,
  },
  {
    name: 'port',
    kind: 'text',
    isNumber: true,
    label: msg('Port that the guest listens on'),
    isRequired: true,
    isShown: isWanted,
  },
  {
    name: 'portName',
    kind: 'text',
    label: msg('Name of the port'),
    help: msg('Begins with what the port speaks, such as http, https, grpc or tcp.'),
    isShown: isWanted,
  },
];

const Reviewed = (props: MeshDialogProps & { form: MeshServiceForm; onDone: () => void }) => {
  const { vm, view, onClose, onDone } = props;
  const t = useT();
  const [form] = useState(props.form);
  const { name } = view;
  const [changes] = useState((): Change[] => [
    editBy(models.VirtualMachine, vm, withSidecar),
    ...(form.isWanted
      ? [
          {
            kind: 'create' as const,
            model: models.Service,
            resource: meshServiceOf(view, form),
          },
        ]
      : []),
  ]);
  const isRunning = view.phase !== 'stopped';
  const consequence = isRunning
    ? t('The VM gets the sidecar when it is restarted. Until then nothing changes for it.')
    : t('The VM gets the sidecar when it starts.');
  return (
    <Review
      title={t('Add VM {{name}} to the service mesh?', { name })}
      changes={changes}
      confirm={t('Add to the service mesh')}
      onClose={onClose}
      onDone={() => {
        say({
          variant: 'success',
          title: t('VM {{name}} asks for the sidecar of the service mesh', { name }),
          body: consequence,
        });
        onDone();
      }}
    >
      {consequence}
    </Review>
  );
};

/** Adds a VM to a service mesh: the annotation, the label, and a Service, as one change. */
export const JoinMeshDialog = (props: MeshDialogProps) => {
  const { services, onClose } = props;
  const t = useT();
  // As they were when the dialog was opened; the review tells when the VM is another meanwhile.
  const [{ vm, view }] = useState(props);
  const [initial] = useState(() => newMeshService(view, services));
  const [reviewed, setReviewed] = useState<MeshServiceForm>();
  const judge = useMemo(
    () => ({
      draftOf: formIn,
      problemsOf: (draft: MeshServiceForm): FormProblem[] =>
        problemsOfMeshService(view, draft).map(({ field, finding }) => ({
          field,
          severity: finding.severity,
          isBlocking: finding.severity === 'error',
          message: { text: textKeysOf(finding).message, params: finding.params },
        })),
    }),
    [view],
  );
  const { form, draft, messagesOf, hintOf } = useCheckedForm(initial, judge);
  const isChanged = Object.entries(initial).some(
    ([key, value]) => draft[key as MeshServiceField] !== value,
  );
  const { ask, question } = useUnsaved(isChanged);
  const leading = servicesInMesh(view, services).map(
    (service) => textAt(service, 'metadata', 'name') ?? '',
  );
  const hasLabel = textAt(vm, 'spec', 'template', 'metadata', 'labels', APP_LABEL) !== undefined;
  const label = `${APP_LABEL}=${appLabelOf(vm)}`;
  return (
    <>
      <FormDialog
        id="join-mesh"
        title={t('Add {{name}} to the service mesh', { name: view.name })}
        isOpen={reviewed === undefined}
        confirm={t('Review')}
        onConfirm={() => {
          void form.handleSubmit((valid) => setReviewed(formIn(valid)))();
        }}
        onClose={() => ask(onClose)}
      >
        <Stack hasGutter>
          <StackItem>
            <Content component="p">
              {t('The template of the VM gets the annotation sidecar.istio.io/inject: "true".')}{' '}
              {hasLabel
                ? t('Its label {{label}} stays.', { label })
                : t('It also gets the label {{label}}.', { label })}
            </Content>
          </StackItem>
          {leading.length > 0 && (
            <StackItem>
              <Content component="p">
                {t('Service {{names}} leads to the VM already.', { names: listText(leading) })}
              </Content>
            </StackItem>
          )}
        </Stack>
        <FieldList {...{ form, messagesOf }} specs={fields} helpOf={hintOf} idPrefix="join-mesh-" />
      </FormDialog>
      {question}
      {reviewed && (
        <Reviewed
          {...props}
          vm={vm}
          view={view}
          form={reviewed}
          onClose={() => setReviewed(undefined)}
          onDone={onClose}
        />
      )}
    </>
  );
};
