import { useState } from 'react';
import {
  Alert,
  Content,
  Flex,
  FlexItem,
  Label,
  Stack,
  StackItem,
  type LabelProps,
} from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import type { MeshStage } from '../../../domain/mesh/state';
import { ActionButton } from '../../../ui/ActionButton';
import { GapList } from '../../../ui/GapList';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import type { VmFacts } from '../page/useVmFacts';
import { Needs } from '../reach/Needs';
import { useEditVmRefusal } from '../refusals';
import { RestartProgress } from '../state/RestartProgress';
import { StartButton } from '../state/StartButton';
import { useVmActions } from '../state/useVmActions';
import { JoinMeshDialog } from './JoinMeshDialog';
import { LeaveMeshReview } from './LeaveMeshReview';
import { useMesh, type VmMesh } from './useMesh';

interface StageText {
  label: string;
  status: NonNullable<LabelProps['status']>;
  text: string;
}

const stages: Record<MeshStage, StageText> = {
  out: {
    label: msg('Not in the service mesh'),
    status: 'info',
    text: msg('The VM does not ask for the sidecar of a service mesh.'),
  },
  start: {
    label: msg('When the VM starts'),
    status: 'info',
    text: msg('The VM asks for the sidecar, and gets it when it starts.'),
  },
  restart: {
    label: msg('After a restart'),
    status: 'warning',
    text: msg('The VM asks for the sidecar, and runs without it: it was started before.'),
  },
  leaving: {
    label: msg('Until a restart'),
    status: 'warning',
    text: msg('The VM does not ask for the sidecar any more, and runs with it until it restarts.'),
  },
  in: {
    label: msg('In the service mesh'),
    status: 'success',
    text: msg('The sidecar is in the pod of the VM.'),
  },
  without: {
    label: msg('Sidecar is missing'),
    status: 'danger',
    text: msg(
      'The VM was started for the sidecar, and its pod has none. See below what is missing, then restart it.',
    ),
  },
  unseen: {
    label: msg('Cannot tell'),
    status: 'info',
    text: msg(
      'The VM was started for the sidecar. Its pod is not seen yet, or you may not list pods.',
    ),
  },
};

/** Only a restart brings these further. */
const RESTARTS: readonly MeshStage[] = ['restart', 'leaving', 'without'];

const Mesh = ({ facts, found }: { facts: VmFacts; found: VmMesh }) => {
  const t = useT();
  const [dialog, setDialog] = useState<'join' | 'leave'>();
  const { restart, dialogs, restarting, dismiss } = useVmActions(facts);
  const refusal = useEditVmRefusal(facts.vm);
  const { stage, isAsked, isAmbient, needs } = found.state;
  const { label, status, text } = stages[stage];
  return (
    <>
      {restarting && (
        <StackItem>
          <RestartProgress vmWorld={facts} restarting={restarting} onClose={dismiss} />
        </StackItem>
      )}
      <StackItem>
        <Label status={status}>{t(label)}</Label> {t(text)}
      </StackItem>
      {isAmbient && (
        <StackItem>
          <Alert
            variant="warning"
            isInline
            component="h3"
            title={t('The namespace uses ambient mode, which KubeVirt does not test')}
          >
            {t(
              'Connections to VMs have been seen to hang there. The sidecar is what works for VMs.',
            )}
          </Alert>
        </StackItem>
      )}
      <StackItem>
        <Flex gap={{ default: 'gapSm' }}>
          <FlexItem>
            <ActionButton refusal={refusal} onClick={() => setDialog(isAsked ? 'leave' : 'join')}>
              {isAsked ? t('Take out of the service mesh') : t('Add to the service mesh')}
            </ActionButton>
          </FlexItem>
          {RESTARTS.includes(stage) && <FlexItem>{restart(false)}</FlexItem>}
          {stage === 'start' && (
            <FlexItem>
              <StartButton vmWorld={facts} />
            </FlexItem>
          )}
        </Flex>
      </StackItem>
      <StackItem>
        <Content component="h3">{t('What it needs')}</Content>
        <Needs prerequisites={needs} />
      </StackItem>
      <StackItem>
        <GapList gaps={found.gaps} />
      </StackItem>
      {dialogs}
      {dialog === 'join' && (
        <JoinMeshDialog
          view={facts.view}
          vm={facts.vm}
          services={found.services}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'leave' && (
        <LeaveMeshReview
          view={facts.view}
          vm={facts.vm}
          services={found.services}
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  );
};

/** Whether a VM is in a service mesh, what that needs, and how it gets in and out. */
const MeshSection = ({ facts }: { facts: VmFacts }) => {
  const t = useT();
  const found = useMesh(facts);
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="h2">{t('Service mesh')}</Content>
        <Content component="p">
          {t(
            'In a service mesh, a sidecar in the pod of the VM takes its traffic on the pod network: it can be seen, encrypted and controlled there. VMs work with the sidecar only, not in ambient mode.',
          )}
        </Content>
      </StackItem>
      {found ? (
        <Mesh facts={facts} found={found} />
      ) : (
        <StackItem>
          <LoadingState label={t('Looking for a service mesh')} />
        </StackItem>
      )}
    </Stack>
  );
};

export default MeshSection;
