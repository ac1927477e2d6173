import { useState, type ReactNode } from 'react';
import { Grid, GridItem, WizardStep } from '@patternfly/react-core';
import { makesNetworks, makesPolicy } from '../../../domain/node-policies/connect/fields';
import type { KindName } from '../../../domain/world/kinds';
import { useWorld } from '../../../k8s/useWorld';
import { GapList } from '../../../ui/GapList';
import { asPage } from '../../../ui/notices/asPage';
import { onDemand } from '../../../ui/onDemand';
import { nodeNetworksPath } from '../../../ui/routes';
import { LoadingState, MissingKindState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { VsphereAside } from '../../../ui/vsphere/VsphereSwitch';
import { GuardedWizard } from '../../../ui/wizard/GuardedWizard';
import { WizardPage } from '../../../ui/wizard/WizardPage';
import { AROUND_POLICIES } from '../useNodeWorld';
import { BridgeStep } from './BridgeStep';
import { EffectPanel } from './EffectPanel';
import { NodesStep } from './NodesStep';
import { PurposeStep } from './PurposeStep';
import { StepFooter } from './StepFooter';
import { UplinksStep } from './UplinksStep';
import { useConnect, type Connect } from './useConnect';

const NetworkStep = onDemand<{ connect: Connect }>(() => import('./NetworkStep'));
const VmsStep = onDemand<{ connect: Connect }>(() => import('./VmsStep'));
const ReviewStep = onDemand<{ connect: Connect }>(() => import('./ReviewStep'));
const RunStep = onDemand<{ connect: Connect }>(() => import('./RunStep'));

const AROUND: readonly KindName[] = [...AROUND_POLICIES, 'ClusterUserDefinedNetwork'];

/** How many steps there are, those that are not shown included. */
const STEPS = 8;

type ReadyWorld = Extract<ReturnType<typeof useWorld>, { state: 'ready' }>;

/** A step with what it does to the nodes beside it, or below where the window is narrow. */
const WithEffect = ({ connect, children }: { connect: Connect; children: ReactNode }) => (
  <Grid hasGutter>
    <GridItem xl={8}>{children}</GridItem>
    <GridItem xl={4}>
      <EffectPanel connect={connect} />
    </GridItem>
  </Grid>
);

const Steps = ({ world, gaps }: Pick<ReadyWorld, 'world' | 'gaps'>) => {
  const t = useT();
  const connect = useConnect(world, gaps);
  const { draft, run, form } = connect;
  const { draft: values } = draft;
  const hasBegun = run.policy !== undefined || run.there.length > 0;
  // What the nodes are being given cannot be planned anew; after a failure it can.
  const isPlanned = hasBegun && run.stage !== 'open' && run.stage !== 'failed';
  const onNodes = makesPolicy(values);
  const bridgeNames = {
    'br-ex': t('Bridge mapping'),
    ovs: t('Bridge'),
    linux: t('Bridge'),
    vlan: t('VLAN interface'),
  };
  const hasUplinks = onNodes && values.purpose !== 'br-ex';
  // What has begun is followed where it was left.
  const [start] = useState(hasBegun ? STEPS : 1);
  return (
    <GuardedWizard
      isUnsaved={form.formState.isDirty && !hasBegun}
      home={nodeNetworksPath()}
      startIndex={start}
      footer={(onCancel) => <StepFooter connect={connect} onCancel={onCancel} />}
    >
      <WizardStep id="step-purpose" name={t('Purpose')} isDisabled={isPlanned}>
        <PurposeStep connect={connect} />
      </WizardStep>
      <WizardStep id="step-nodes" name={t('Nodes')} isDisabled={isPlanned} isHidden={!onNodes}>
        <WithEffect connect={connect}>
          <NodesStep connect={connect} />
        </WithEffect>
      </WizardStep>
      <WizardStep
        id="step-uplinks"
        name={t('Uplinks')}
        isDisabled={isPlanned}
        isHidden={!hasUplinks}
      >
        <UplinksStep connect={connect} />
      </WizardStep>
      <WizardStep
        id="step-bridge"
        name={bridgeNames[values.purpose ?? 'linux']}
        isDisabled={isPlanned}
        isHidden={!onNodes}
      >
        <WithEffect connect={connect}>
          <BridgeStep connect={connect} />
        </WithEffect>
      </WizardStep>
      <WizardStep
        id="step-network"
        name={t('Networks')}
        isDisabled={isPlanned}
        isHidden={!makesNetworks(values)}
      >
        <NetworkStep connect={connect} />
      </WizardStep>
      <WizardStep
        id="step-vms"
        name={t('VMs (optional)')}
        isDisabled={isPlanned}
        isHidden={!makesNetworks(values)}
      >
        <VmsStep connect={connect} />
      </WizardStep>
      <WizardStep id="step-review" name={t('Review')} isDisabled={isPlanned}>
        <ReviewStep connect={connect} />
      </WizardStep>
      <WizardStep id="step-run" name={t('Carry out')}>
        <RunStep connect={connect} />
      </WizardStep>
    </GuardedWizard>
  );
};

const Content = () => {
  const t = useT();
  const state = useWorld(AROUND, undefined);
  if (state.state === 'loading' || state.progress !== undefined) {
    return <LoadingState label={t('Reading what the nodes have')} />;
  }
  const { world, gaps } = state;
  const isMissing = gaps.some(
    ({ kind, reason }) => kind === 'NodeNetworkConfigurationPolicy' && reason === 'missing',
  );
  if (isMissing) {
    return (
      <MissingKindState
        kind="NodeNetworkConfigurationPolicy"
        provider={t('the Kubernetes NMState Operator')}
      />
    );
  }
  return (
    <>
      <GapList gaps={gaps} />
      <Steps world={world} gaps={gaps} />
    </>
  );
};

/** Connects VMs to a physical network, from the uplinks of the nodes to the network. */
const ConnectWizard = () => {
  const t = useT();
  return (
    <WizardPage title={t('Connect VMs to a physical network')} aside={<VsphereAside />}>
      <Content />
    </WizardPage>
  );
};

export default asPage(ConnectWizard);
