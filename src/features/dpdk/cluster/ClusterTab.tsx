import { useMemo, useState } from 'react';
import {
  Alert,
  Card,
  CardBody,
  CardHeader,
  CardTitle,
  Content,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  ExpandableSection,
  Flex,
  FlexItem,
  Label,
  PageSection,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { Link } from 'react-router';
import { checkProfileIn } from '../../../domain/checks/of-profiles';
import type { KubernetesResource } from '../../../domain/core/resource';
import { nameOf } from '../../../domain/dpdk/cluster/profile';
import { begunRolesOf, freeRoleOf, stepsOf } from '../../../domain/dpdk/cluster/steps';
import type { World } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { FindingList } from '../../../ui/findings';
import { LinkButton } from '../../../ui/LinkButton';
import { ActionsMenu } from '../../../ui/list/ActionsMenu';
import { WorldOfKind } from '../../../ui/list/WorldOfKind';
import { ActionItems } from '../../../ui/resource/ResourceActions';
import { profileCreatePath } from '../../../ui/routes';
import { NothingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { DeleteProfile } from './DeleteProfile';
import { profileBasics } from './profileBasics';
import { Steps } from './Steps';
import { useClusterWorld } from './useClusterWorld';

const SetUpButton = ({ world, variant }: { world: World; variant: 'primary' | 'secondary' }) => {
  const t = useT();
  const access = useAccess('create', models.PerformanceProfile);
  return (
    <LinkButton
      to={profileCreatePath({ role: freeRoleOf(world) })}
      variant={variant}
      disabledReason={
        access === 'denied'
          ? t('You have no permission to create performance profiles.')
          : undefined
      }
    >
      {t('Set up nodes for DPDK')}
    </LinkButton>
  );
};

interface ProfileCardProps {
  world: World;
  profile: KubernetesResource;
  namespace: string | undefined;
}

const ProfileCard = ({ world, profile, namespace }: ProfileCardProps) => {
  const t = useT();
  const name = nameOf(profile);
  const steps = useMemo(() => stepsOf(world, profile), [world, profile]);
  const findings = useMemo(() => checkProfileIn(world, profile), [world, profile]);
  // What is done needs no look any more, unless somebody opens it.
  const [opened, setOpen] = useState<boolean>();
  const isOpen = opened ?? steps.some(({ state }) => state !== 'done');
  const [isDeleting, setDeleting] = useState(false);
  const done = steps.filter(({ state }) => state === 'done').length;
  return (
    <Card component="section" aria-labelledby={`profile-${name}`}>
      <CardHeader
        actions={{
          actions: (
            <ActionsMenu label={t('Actions for {{name}}', { name })}>
              <ActionItems
                kind={profileBasics}
                object={profile}
                hasLinks={false}
                onDelete={() => setDeleting(true)}
              />
            </ActionsMenu>
          ),
        }}
      >
        <CardTitle component="h2" id={`profile-${name}`}>
          <Flex>
            <FlexItem>{name}</FlexItem>
            <FlexItem>
              <Label isCompact {...(done === steps.length ? { status: 'success' as const } : {})}>
                {t('{{done}} of {{count}} steps done', { done, count: steps.length })}
              </Label>
            </FlexItem>
          </Flex>
        </CardTitle>
      </CardHeader>
      <CardBody>
        <Stack hasGutter>
          {findings.length > 0 && (
            <StackItem>
              <FindingList findings={findings} />
            </StackItem>
          )}
          <StackItem>
            <ExpandableSection
              toggleText={t('Steps of {{name}}', { name })}
              isExpanded={isOpen}
              onToggle={(_event, open) => setOpen(open)}
            >
              <Steps world={world} profile={profile} steps={steps} namespace={namespace} />
            </ExpandableSection>
          </StackItem>
        </Stack>
      </CardBody>
      {isDeleting && (
        <DeleteProfile world={world} profile={profile} onClose={() => setDeleting(false)} />
      )}
    </Card>
  );
};

/** Pools that were made for a role, when there is no profile for it. */
const Begun = ({ world }: { world: World }) => {
  const t = useT();
  return begunRolesOf(world).map((role) => (
    <StackItem key={role}>
      <Alert
        variant="info"
        isInline
        component="h2"
        title={t('Pool {{role}} has no performance profile', { role })}
        actionLinks={<Link to={profileCreatePath({ role })}>{t('Set its nodes up for DPDK')}</Link>}
      >
        {t('It may serve something else. If it was made for DPDK, its nodes lack a profile.')}
      </Alert>
    </StackItem>
  ));
};

const Profiles = ({ world, namespace }: { world: World; namespace: string | undefined }) => {
  const t = useT();
  const profiles = world.list('PerformanceProfile');
  return (
    <PageSection hasBodyWrapper={false}>
      <Stack hasGutter>
        {profiles.length > 0 && (
          <StackItem>
            <Content component="p">
              {t(
                'Each performance profile sets CPUs and memory of some nodes aside, for VMs whose guests drive network cards themselves.',
              )}
            </Content>
            <SetUpButton world={world} variant="secondary" />
          </StackItem>
        )}
        <Begun world={world} />
        {profiles.map((profile) => (
          <StackItem key={nameOf(profile)}>
            <ProfileCard world={world} profile={profile} namespace={namespace} />
          </StackItem>
        ))}
        {profiles.length === 0 && (
          <StackItem>
            <NothingState title={t('No nodes are set up for DPDK yet')}>
              <EmptyStateBody>
                {t(
                  'It takes nodes with a role of their own, a performance profile that sets CPUs and memory aside there, and then virtual functions of network cards. The nodes restart for it.',
                )}
              </EmptyStateBody>
              <EmptyStateFooter>
                <EmptyStateActions>
                  <SetUpButton world={world} variant="primary" />
                </EmptyStateActions>
              </EmptyStateFooter>
            </NothingState>
          </StackItem>
        )}
      </Stack>
    </PageSection>
  );
};

/** What is there of a cluster for DPDK, by performance profile. */
const ClusterTab = ({ obj: { namespace } }: { obj: { namespace: string | undefined } }) => {
  const t = useT();
  return (
    <WorldOfKind
      state={useClusterWorld()}
      kind="PerformanceProfile"
      provider={t('the Node Tuning Operator')}
      loading={t('Loading what is set up for DPDK')}
      what={t('the performance profiles')}
    >
      {(world) => <Profiles world={world} namespace={namespace} />}
    </WorldOfKind>
  );
};

export default ClusterTab;
