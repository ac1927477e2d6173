import { useState } from 'react';
import {
  ActionList,
  ActionListItem,
  Alert,
  Content,
  List,
  ListItem,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { listOf } from '../../../domain/findings/report';
import { makesPolicy } from '../../../domain/node-policies/connect/fields';
import { storedOf } from '../../../domain/node-policies/connect/stored';
import { keyOf } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import type { Change } from '../../../k8s/write';
import { ActionButton } from '../../../ui/ActionButton';
import { LinkButton } from '../../../ui/LinkButton';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { networkListPath, vmAttachPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { HalfDone } from '../../../ui/wizard/HalfDone';
import type { Connect } from './useConnect';

const modelOf = ({ kind }: KubernetesResource) =>
  kind === 'ClusterUserDefinedNetwork'
    ? models.ClusterUserDefinedNetwork
    : models.NetworkAttachmentDefinition;

const nameOf = ({ metadata }: KubernetesResource): string =>
  keyOf(metadata?.namespace, metadata?.name ?? '');

/** Why networks cannot be made yet. */
const useRefusal = ({ run, draft, problems, isJudged }: Connect): string | undefined => {
  const t = useT();
  const [first] = run.missing;
  const [project] = draft.draft.projects;
  const access = useAccess(
    'create',
    first ? modelOf(first) : models.NetworkAttachmentDefinition,
    first?.kind === 'ClusterUserDefinedNetwork' ? undefined : project,
  );
  if (makesPolicy(draft.draft) && run.stage !== 'done' && run.stage !== 'unknown') {
    return t('The networks are made when all nodes are configured.');
  }
  if (problems.some(({ isBlocking }) => isBlocking)) {
    return t('Correct first what the steps before say.');
  }
  if (!isJudged) return t('The rules are still being loaded.');
  if (access === 'checking') return t('Checking your permissions');
  return access === 'denied' ? t('You have no permission to create these networks.') : undefined;
};

interface Dialog {
  kind: 'make' | 'remove';
  changes: readonly Change[];
}

/** Which VMs get a network is chosen where VMs are listed. */
const Attaching = ({ connect: { run, draft } }: { connect: Connect }) => {
  const t = useT();
  const [first] = run.there;
  if (!first) return null;
  return (
    <Alert
      variant="success"
      isInline
      isLiveRegion
      component="h3"
      title={t('The networks are there: {{names}}', { names: listOf(run.there.map(nameOf)) })}
    >
      <p>{t('VMs are attached to them in the list of VMs of each project:')}</p>
      <ActionList>
        {draft.draft.projects.slice(0, 5).map((project) => (
          <ActionListItem key={project}>
            <LinkButton
              to={vmAttachPath(project, keyOf(project, first.metadata?.name ?? ''))}
              variant="link"
              isInline
            >
              {t('Attach VMs of {{project}}', { project })}
            </LinkButton>
          </ActionListItem>
        ))}
        <ActionListItem>
          <LinkButton to={networkListPath(draft.draft.projects[0])} variant="link" isInline>
            {t('All networks')}
          </LinkButton>
        </ActionListItem>
      </ActionList>
    </Alert>
  );
};

/** The part in the cluster: the networks that are not there yet, made in one go. */
export const NetworksRun = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const { run, world } = connect;
  const { there, missing } = run;
  const refusal = useRefusal(connect);
  const [dialog, setDialog] = useState<Dialog>();
  const make = () =>
    setDialog({
      kind: 'make',
      changes: missing.map((resource) => ({ kind: 'create', model: modelOf(resource), resource })),
    });
  const remove = () =>
    setDialog({
      kind: 'remove',
      changes: there.flatMap((wanted) => {
        const resource = storedOf(world, wanted);
        return resource ? [{ kind: 'delete', model: modelOf(wanted), resource } as const] : [];
      }),
    });
  const isHalf = there.length > 0 && missing.length > 0;
  const isMaking = dialog?.kind === 'make';
  return (
    <Stack hasGutter>
      {isHalf && (
        <StackItem>
          <HalfDone
            title={t('Some of the networks are there, others are not')}
            done={[listOf(there.map(nameOf))]}
            open={[listOf(missing.map(nameOf))]}
            actions={[
              ...(refusal === undefined ? [{ text: t('Make the others'), onClick: make }] : []),
              { text: t('Remove the networks'), onClick: remove },
            ]}
          />
        </StackItem>
      )}
      {there.length === 0 && (
        <StackItem>
          <List isPlain>
            {missing.slice(0, 5).map((network) => (
              <ListItem key={nameOf(network)}>{nameOf(network)}</ListItem>
            ))}
          </List>
          {missing.length > 5 && (
            <Content component="small">
              {t('And {{count}} more', { count: missing.length - 5 })}
            </Content>
          )}
        </StackItem>
      )}
      {there.length === 0 && missing.length > 0 && (
        <StackItem>
          <ActionButton variant="primary" refusal={refusal} onClick={make}>
            {t('Make {{count}} networks', { count: missing.length })}
          </ActionButton>
          {refusal !== undefined && <Content component="small">{refusal}</Content>}
        </StackItem>
      )}
      {there.length > 0 && missing.length === 0 && (
        <>
          <StackItem>
            <Attaching connect={connect} />
          </StackItem>
          <StackItem>
            <ActionButton refusal={undefined} variant="link" onClick={remove}>
              {t('Remove the networks')}
            </ActionButton>
          </StackItem>
        </>
      )}
      {dialog && (
        <Review
          title={
            isMaking
              ? t('Make {{count}} networks?', { count: dialog.changes.length })
              : t('Remove {{count}} networks?', { count: dialog.changes.length })
          }
          changes={dialog.changes}
          confirm={isMaking ? t('Make the networks') : t('Remove the networks')}
          isDanger={!isMaking}
          onClose={() => setDialog(undefined)}
          onDone={(results) => {
            say({
              variant: 'success',
              title: isMaking
                ? t('{{count}} networks were made', { count: results.length })
                : t('{{count}} networks were removed', { count: results.length }),
            });
            setDialog(undefined);
          }}
        >
          {isMaking
            ? t(
                'Each is made by itself. What is made stays when one fails, and the rest can follow.',
              )
            : t('VMs that were attached to them meanwhile lose the network at their next start.')}
        </Review>
      )}
    </Stack>
  );
};
