import { EmptyState, PageSection, Stack, StackItem } from '@patternfly/react-core';
import { CheckCircleIcon } from '@patternfly/react-icons';
import type { Finding } from '../domain/findings/finding';
import type { KubernetesResource } from '../domain/core/resource';
import { kindNameOf } from '../domain/world/kinds';
import type { World } from '../domain/world/world';
import type { Gap } from '../k8s/useWorld';
import { FindingList } from './findings';
import { Evidence } from './fix/Evidence';
import { useFixAction } from './fix/useFixAction';
import { GapList } from './GapList';
import { LinkButton } from './LinkButton';
import { checksPath } from './routes';
import { RulesFailure } from './RulesFailure';
import { LoadingState } from './states';
import { useT } from './useT';

interface FindingsPanelProps {
  /** What the findings are about, in the newest state that the page knows. */
  object: KubernetesResource;
  /** Where other objects of the findings are looked up; undefined while it is read. */
  world: World | undefined;
  findings: readonly Finding[];
  gaps: readonly Gap[];
  /** Whether everything was asked that there is to ask. */
  isComplete: boolean;
  /** Why the rules could not be loaded, if so. */
  failure?: string | undefined;
  /** Said when nothing was found. */
  healthyText: string;
}

/** What is wrong with an object, why, and what can be mended by a button. */
export const FindingsPanel = (props: FindingsPanelProps) => {
  const { object, world, findings, gaps, isComplete, failure, healthyText } = props;
  const t = useT();
  const actionOf = useFixAction(world, ({ object: found }): KubernetesResource | undefined => {
    const { apiVersion, kind, name, namespace } = found;
    const isOwn =
      kind === object.kind &&
      name === object.metadata?.name &&
      namespace === object.metadata.namespace;
    if (isOwn) return object;
    const kindName = kindNameOf(apiVersion, kind);
    return kindName && world?.find(kindName, name, namespace);
  });
  return (
    <PageSection hasBodyWrapper={false} aria-label={t('Findings')}>
      <Stack hasGutter>
        {failure !== undefined && (
          <StackItem>
            <RulesFailure>{failure}</RulesFailure>
          </StackItem>
        )}
        <StackItem>
          <FindingList
            findings={findings}
            about={object}
            evidenceOf={(finding) => <Evidence finding={finding} />}
            actionOf={actionOf}
          />
        </StackItem>
        {findings.length === 0 && isComplete && (
          <StackItem>
            <EmptyState
              titleText={healthyText}
              icon={CheckCircleIcon}
              status="success"
              headingLevel="h2"
            />
          </StackItem>
        )}
        {!isComplete && failure === undefined && (
          <StackItem>
            <LoadingState label={t('Checking against the rest of the cluster')} />
          </StackItem>
        )}
        <StackItem>
          <GapList gaps={gaps} />
        </StackItem>
        <StackItem>
          <LinkButton to={checksPath(object.metadata?.namespace)} variant="link">
            {t('All checks of the namespace')}
          </LinkButton>
        </StackItem>
      </Stack>
    </PageSection>
  );
};
