import { Alert, EmptyState, PageSection, Stack, StackItem } from '@patternfly/react-core';
import { CheckCircleIcon } from '@patternfly/react-icons';
import { hasFix } from '../../../domain/findings/fixes';
import { kindNameOf } from '../../../domain/world/kinds';
import type { Finding } from '../../../domain/findings/types';
import { FindingList } from '../../../ui/findings';
import { Evidence } from '../../../ui/fix/Evidence';
import { FixButton } from '../../../ui/fix/FixButton';
import { GapList } from '../../../ui/GapList';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import type { NetworkFacts } from './useNetworkFacts';

const objectOf = ({ nad, world }: NetworkFacts, { object }: Finding) => {
  const { apiVersion, kind, name, namespace } = object;
  const kindName = kindNameOf(apiVersion, kind);
  if (kindName === 'NetworkAttachmentDefinition') return nad;
  return kindName && world?.find(kindName, name, namespace);
};

/** What is wrong with a network, why, and what can be mended by a button. */
const NetworkFindings = ({ obj }: { obj: NetworkFacts }) => {
  const t = useT();
  const { findings, gaps, isComplete, failure } = obj;
  return (
    <PageSection hasBodyWrapper={false} aria-label={t('Findings')}>
      <Stack hasGutter>
        {failure !== undefined && (
          <StackItem>
            <Alert
              variant="warning"
              isInline
              component="h2"
              title={t('The rules about the rest of the cluster could not be loaded')}
            >
              {failure}
            </Alert>
          </StackItem>
        )}
        <StackItem>
          <FindingList
            findings={findings}
            evidenceOf={(finding) => <Evidence finding={finding} />}
            actionOf={(finding) =>
              hasFix(finding.code) ? (
                <FixButton finding={finding} object={objectOf(obj, finding)} />
              ) : undefined
            }
          />
        </StackItem>
        {findings.length === 0 && isComplete && (
          <StackItem>
            <EmptyState
              titleText={t('No rule finds anything wrong with this network')}
              icon={CheckCircleIcon}
              status="success"
              headingLevel="h2"
            />
          </StackItem>
        )}
        {!isComplete && failure === undefined && (
          <StackItem>
            <LoadingState label={t('Checking the network against the rest of the cluster')} />
          </StackItem>
        )}
        <StackItem>
          <GapList gaps={gaps} />
        </StackItem>
      </Stack>
    </PageSection>
  );
};

export default NetworkFindings;
