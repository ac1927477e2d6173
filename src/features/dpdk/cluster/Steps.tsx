import { useState, type ReactNode } from 'react';
import {
  CodeBlock,
  CodeBlockCode,
  Flex,
  List,
  ListItem,
  ProgressStep,
  ProgressStepper,
} from '@patternfly/react-core';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { nameOf, poolOfProfile, selectorOf } from '../../../domain/dpdk/cluster/profile';
import { isPaused, nodesOfPool } from '../../../domain/dpdk/cluster/rollout';
import {
  dpdkPoliciesOf,
  missingProjectOf,
  type SetupStep,
} from '../../../domain/dpdk/cluster/steps';
import { dpdkOwnerOf } from '../../../domain/settings/owner';
import type { World } from '../../../domain/world/world';
import { modelOfObject, models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { ActionButton } from '../../../ui/ActionButton';
import { LinkButton } from '../../../ui/LinkButton';
import { profileEditPath, sriovCreatePath } from '../../../ui/routes';
import { useAccessRefusal } from '../../../ui/useAccessRefusal';
import { useT } from '../../../ui/useT';
import { NewNamespaceButton } from '../vms/NewNamespaceButton';
import { NodeStageText, stepStates, stepTitles } from './looks';
import { ResumeReview } from './ResumeReview';
import type { DpdkSettings } from './settingsEdit';
import { SettingsReview } from './SettingsReview';
import { listText } from '../../../ui/intl';

interface OfProfile {
  world: World;
  profile: KubernetesResource;
}

/** The nodes of the pool, as long as not all have the settings. */
const PoolNodes = ({ world, pool }: { world: World; pool: KubernetesResource }) => {
  const t = useT();
  const nodes = nodesOfPool(world, pool);
  if (nodes.every(({ stage }) => stage === 'done')) return null;
  return (
    <List isPlain aria-label={t('Nodes of pool {{name}}', { name: nameOf(pool) })}>
      {nodes.map(({ name, stage, isReady, message }) => (
        <ListItem key={name}>
          {name} <NodeStageText stage={stage} isReady={isReady} />
          {message !== undefined && (
            <CodeBlock>
              <CodeBlockCode>{message}</CodeBlockCode>
            </CodeBlock>
          )}
        </ListItem>
      ))}
    </List>
  );
};

const PoolAction = ({ world, profile }: OfProfile) => {
  const t = useT();
  const [isAsking, setAsking] = useState(false);
  const pool = poolOfProfile(world, profile);
  const access = useAccess('patch', models.MachineConfigPool);
  const refusal = useAccessRefusal(access, t('You have no permission to change pools of nodes.'));
  if (!pool) return <EditLink profile={profile}>{t('Create the pool')}</EditLink>;
  return (
    <>
      <PoolNodes world={world} pool={pool} />
      {isPaused(pool) && (
        <ActionButton variant="link" refusal={refusal} onClick={() => setAsking(true)}>
          {t('Let it go on')}
        </ActionButton>
      )}
      {isAsking && <ResumeReview pool={pool} onClose={() => setAsking(false)} />}
    </>
  );
};

const EditLink = ({ profile, children }: { profile: KubernetesResource; children: string }) => {
  const t = useT();
  const access = useAccess('patch', models.PerformanceProfile);
  return (
    <LinkButton
      to={profileEditPath(nameOf(profile))}
      variant="link"
      isInline
      disabledReason={
        access === 'denied'
          ? t('You have no permission to change performance profiles.')
          : undefined
      }
    >
      {children}
    </LinkButton>
  );
};

const SettingsAction = ({
  world,
  settings,
  children,
}: {
  world: World;
  settings: DpdkSettings;
  children: string;
}) => {
  const t = useT();
  const [isAsking, setAsking] = useState(false);
  const owner = dpdkOwnerOf(world);
  const model = owner ? modelOfObject(owner.kind, owner.object) : models.HyperConverged;
  const access = useAccess('patch', model, owner?.object.metadata?.namespace);
  const refusal = useAccessRefusal(
    access,
    t('You have no permission to change {{kind}}.', { kind: model.kind }),
  );
  if (!owner) return null;
  return (
    <>
      <ActionButton variant="link" refusal={refusal} onClick={() => setAsking(true)}>
        {children}
      </ActionButton>
      {isAsking && (
        <SettingsReview owner={owner} settings={settings} onClose={() => setAsking(false)} />
      )}
    </>
  );
};

const CreateLink = ({
  kind,
  to,
  children,
}: {
  kind: 'SriovNetwork' | 'SriovNetworkNodePolicy';
  to: string;
  children: string;
}) => {
  const t = useT();
  const access = useAccess('create', models[kind]);
  return (
    <LinkButton
      to={to}
      variant="link"
      isInline
      disabledReason={
        access === 'denied'
          ? t('You have no permission to create a {{kind}}.', { kind })
          : undefined
      }
    >
      {children}
    </LinkButton>
  );
};

const ProjectAction = ({
  world,
  profile,
  namespace,
}: OfProfile & { namespace: string | undefined }) => {
  const t = useT();
  const [policy] = dpdkPoliciesOf(world, profile);
  const resource = textAt(policy, 'spec', 'resourceName');
  const missing = missingProjectOf(world, profile);
  return (
    <Flex>
      {missing === undefined && (
        <CreateLink
          kind="SriovNetwork"
          to={sriovCreatePath('networks', {
            ...(namespace === undefined ? {} : { namespace }),
            ...(resource === undefined ? {} : { resource }),
          })}
        >
          {t('Create a network')}
        </CreateLink>
      )}
      <NewNamespaceButton resource={resource} name={missing} />
    </Flex>
  );
};

interface ActionProps extends OfProfile {
  step: SetupStep;
  steps: readonly SetupStep[];
  namespace: string | undefined;
}

/** What can be done for a step; nothing where it is done, or only time helps. */
const Action = ({ step, steps, world, profile, namespace }: ActionProps): ReactNode => {
  const t = useT();
  const isOpen = step.state === 'todo';
  const stateOf = (id: SetupStep['id']) => steps.find((each) => each.id === id)?.state;
  const runtimeClass = textAt(profile, 'status', 'runtimeClass');
  switch (step.id) {
    case 'operator':
      return null;
    case 'nodes':
      return isOpen && <EditLink profile={profile}>{t('Choose nodes')}</EditLink>;
    case 'pool':
      return step.state !== 'unknown' && <PoolAction world={world} profile={profile} />;
    case 'profile':
      return <EditLink profile={profile}>{t('Edit the profile')}</EditLink>;
    case 'runtime-class':
      return (
        isOpen &&
        runtimeClass !== undefined && (
          <SettingsAction
            world={world}
            settings={{
              runtimeClass,
              ...(stateOf('align-cpus') === 'todo' ? { alignCpus: true } : {}),
            }}
          >
            {stateOf('align-cpus') === 'todo'
              ? t('Set the runtime class and whole cores')
              : t('Set the runtime class')}
          </SettingsAction>
        )
      );
    case 'align-cpus':
      return (
        (isOpen || step.state === 'unknown') && (
          <SettingsAction world={world} settings={{ alignCpus: true }}>
            {t('Give CPUs in whole cores')}
          </SettingsAction>
        )
      );
    case 'functions':
      return (
        (isOpen || step.state === 'failed') && (
          <CreateLink
            kind="SriovNetworkNodePolicy"
            to={sriovCreatePath('policies', {
              nodes: listText(
                Object.entries(selectorOf(profile)).map(
                  ([key, value]) => `${key}=${String(value)}`,
                ),
              ),
            })}
          >
            {t('Create a policy for these nodes')}
          </CreateLink>
        )
      );
    case 'project':
      return isOpen && <ProjectAction {...{ world, profile, namespace }} />;
  }
};

interface StepsProps extends OfProfile {
  steps: readonly SetupStep[];
  namespace: string | undefined;
}

/** The way to nodes for DPDK, with what is there of each step and what to do next. */
export const Steps = ({ world, profile, steps, namespace }: StepsProps) => {
  const t = useT();
  const name = nameOf(profile);
  return (
    <ProgressStepper isVertical aria-label={t('Steps of {{name}}', { name })}>
      {steps.map((step) => {
        const { text, variant } = stepStates[step.state];
        return (
          <ProgressStep
            key={step.id}
            id={`${name}-${step.id}`}
            titleId={`${name}-${step.id}-title`}
            variant={variant}
            aria-label={t(text)}
            description={
              <>
                <div>
                  {t('{{state}}: {{what}}', {
                    state: t(text),
                    what: t(step.says.text, step.says.params),
                  })}
                </div>
                {step.message !== undefined && (
                  <CodeBlock>
                    <CodeBlockCode>{step.message}</CodeBlockCode>
                  </CodeBlock>
                )}
                <Action {...{ step, steps, world, profile, namespace }} />
              </>
            }
          >
            {t(stepTitles[step.id])}
          </ProgressStep>
        );
      })}
    </ProgressStepper>
  );
};
