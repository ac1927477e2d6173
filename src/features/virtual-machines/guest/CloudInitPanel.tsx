import { useMemo, useState } from 'react';
import { Alert, Content, Stack, StackItem } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { sameJson } from '../../../domain/core/same-json';
import { bytesOf } from '../../../domain/vm/guest/cloud-init';
import { instancePhase } from '../../../domain/vm/spec/instance';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import type { Change } from '../../../k8s/write';
import { ActionButton } from '../../../ui/ActionButton';
import { PlainForm } from '../../../ui/form/PlainForm';
import type { FormProblem } from '../../../ui/form/useCheckedForm';
import { useUnsaved } from '../../../ui/leave/useUnsaved';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { useAccessRefusal } from '../../../ui/useAccessRefusal';
import { useT } from '../../../ui/useT';
import type { GuestAdvice } from './advice';
import { ConvertNotice } from './ConvertNotice';
import { GuestEditor, guestDraftOf } from './GuestEditor';
import { KeepingFields } from './KeepingFields';
import type { Stored } from './stored';
import { ProblemList } from './ProblemList';
import { Sentences } from './Sentences';
import { changesOf, isTooLong, secretNameProblem, type Keeping } from './saving';

interface CloudInitPanelProps {
  vm: KubernetesResource;
  vmi: KubernetesResource | undefined;
  stored: Stored;
  start: string;
  advice: GuestAdvice;
  /** Told of the VM as it is afterwards. */
  onSaved: (vm: KubernetesResource) => void;
}

/** Network data for the first boot, saved in the VM or in its Secret. */
export const CloudInitPanel = ({
  vm,
  vmi,
  stored,
  start,
  advice,
  onSaved,
}: CloudInitPanelProps) => {
  const t = useT();
  const { cloudInit } = stored;
  const { name = '', namespace = '' } = vm.metadata ?? {};
  const [draft, setDraft] = useState(() => guestDraftOf(start, advice));
  // What was wrong before keeps no other change from being saved.
  const [old] = useState(() => (stored.text === start ? draft.problems : []));
  const isOld = ({ message }: FormProblem) => old.some((each) => sameJson(each.message, message));
  const [isConverted, setConverted] = useState(false);
  const [keeping, setKeeping] = useState<Keeping>(() => ({
    secret: undefined,
    suggested: `${name}-network-data`,
  }));
  const [changes, setChanges] = useState<Change[]>();
  const [isTried, setTried] = useState(false);
  const mayPatch = useAccessRefusal(
    useAccess('patch', stored.secret ? models.Secret : models.VirtualMachine, namespace),
    stored.secret
      ? t('You have no permission to change Secrets in {{namespace}}.', { namespace })
      : t('You have no permission to change VMs in {{namespace}}.', { namespace }),
  );
  const isChanged = draft.text !== stored.text || isConverted;
  const { question } = useUnsaved(draft.text !== start || isConverted);

  const isDrive = cloudInit?.kind === 'configDrive';
  const { missingSecret } = stored;
  const inSecret = (stored.secret !== undefined || missingSecret !== undefined) && !isConverted;
  const bytes = useMemo(() => bytesOf(draft.text), [draft.text]);
  const secretReason = keeping.secret === undefined ? undefined : secretNameProblem(keeping.secret);
  const secretError = secretReason && t(secretReason.text, secretReason.params);
  const isBroken =
    draft.document === undefined ||
    draft.problems.some((problem) => problem.isBlocking && !isOld(problem));
  const isRefused =
    isBroken || (!inSecret && isTooLong(bytes, keeping)) || secretError !== undefined;
  const refusal =
    mayPatch ??
    (isDrive && !isConverted
      ? t('Make the volume a cloudInitNoCloud volume first.')
      : isChanged
        ? undefined
        : t('Nothing was changed.'));
  const isRunning = instancePhase(vmi) === 'running';
  const save = () => {
    setTried(true);
    if (isRefused) return;
    setChanges(changesOf({ vm, stored, text: draft.text, isConverted, keeping }));
  };
  return (
    <Stack hasGutter>
      {isDrive && (
        <StackItem>
          <ConvertNotice
            volume={cloudInit.volume}
            isFilled={cloudInit.networkData !== undefined}
            isChosen={isConverted}
            onChoose={setConverted}
          />
        </StackItem>
      )}
      {cloudInit === undefined && (
        <StackItem>
          <Alert
            variant="info"
            isInline
            component="h2"
            title={t('The VM has no cloud-init volume: saving adds one with its disk')}
          />
        </StackItem>
      )}
      {cloudInit !== undefined && cloudInit.others > 0 && (
        <StackItem>
          <Alert
            variant="warning"
            isInline
            component="h2"
            title={t('Of several cloud-init volumes only the first counts: {{volume}}', {
              volume: cloudInit.volume,
            })}
          />
        </StackItem>
      )}
      {missingSecret !== undefined && !isConverted && (
        <StackItem>
          <Alert
            variant="warning"
            isInline
            component="h2"
            title={t('There is no Secret {{name}}: the VM does not start without it', {
              name: missingSecret,
            })}
          >
            {t('Saving creates it with the network data below.')}
          </Alert>
        </StackItem>
      )}
      {stored.secret !== undefined && !isConverted && (
        <StackItem>
          <Content component="p">
            {t('The network data are in the Secret {{name}}, which other VMs may use as well.', {
              name: stored.secret.metadata?.name ?? '',
            })}
          </Content>
        </StackItem>
      )}
      <StackItem>
        <GuestEditor
          label={t('Network data of the guest')}
          start={start}
          advice={advice}
          isTried={isTried}
          onDraft={setDraft}
        />
      </StackItem>
      {draft.document && (
        <StackItem>
          <Sentences network={draft.document.network} />
        </StackItem>
      )}
      {!inSecret && (
        <StackItem>
          <PlainForm>
            <KeepingFields
              keeping={keeping}
              bytes={bytes}
              error={secretError}
              onChange={setKeeping}
            />
          </PlainForm>
        </StackItem>
      )}
      {isTried && isBroken && (
        <StackItem>
          <Alert
            variant="danger"
            isInline
            isLiveRegion
            component="h2"
            title={t('Nothing was sent: see what is said beside the fields')}
          />
        </StackItem>
      )}
      <StackItem>
        <ActionButton variant="primary" refusal={refusal} onClick={save}>
          {t('Save')}
        </ActionButton>
      </StackItem>
      {question}
      {changes && (
        <Review
          title={t('Save the network data of {{name}}?', { name })}
          changes={changes}
          confirm={t('Save')}
          onClose={() => setChanges(undefined)}
          onDone={(results) => {
            setChanges(undefined);
            say({
              variant: 'success',
              title: t('Network data of {{name}} saved', { name }),
              body: isRunning
                ? t('The guest that runs does not read them: use the commands for it.')
                : t('The guest reads them when it boots for the first time. Start the VM.'),
            });
            const saved = results.find(({ kind }) => kind === 'VirtualMachine');
            onSaved((saved as KubernetesResource | undefined) ?? vm);
          }}
        >
          <Stack hasGutter>
            <StackItem>
              <Alert
                variant={isRunning ? 'warning' : 'info'}
                isInline
                component="h2"
                title={
                  isRunning
                    ? t('The guest that runs keeps what it has')
                    : t('It takes effect when the guest boots for the first time')
                }
              >
                {isRunning
                  ? t(
                      'cloud-init does not read network data again, not after a restart either. For this guest use the commands; or run "cloud-init clean --logs" in it and restart it, which makes new host keys, too.',
                    )
                  : t(
                      'A guest that has booted with its disk before does not read them again: use the commands for it once it runs.',
                    )}
              </Alert>
            </StackItem>
            {draft.document && draft.document.network.nics.length > 0 && (
              <StackItem>
                <Sentences network={draft.document.network} />
              </StackItem>
            )}
            {draft.problems.length > 0 && (
              <StackItem>
                <ProblemList problems={draft.problems} />
              </StackItem>
            )}
          </Stack>
        </Review>
      )}
    </Stack>
  );
};
