import { useState } from 'react';
import {
  Alert,
  DescriptionList,
  Flex,
  FlexItem,
  Grid,
  GridItem,
  PageSection,
  Stack,
  StackItem,
  Title,
} from '@patternfly/react-core';
import { DocumentTitle, Timestamp } from '@openshift-console/dynamic-plugin-sdk';
import { Link, useNavigate } from 'react-router';
import { checkupForms } from '../../../domain/dpdk/checkups/form';
import { resultOf, type CheckupResult, type CheckupRun } from '../../../domain/dpdk/checkups/runs';
import { dataText, settingKey } from '../../../domain/dpdk/checkups/types';
import { asTyped, type FormValues } from '../../../domain/forms/leaf';
import { ActionButton } from '../../../ui/ActionButton';
import { Entry } from '../../../ui/description';
import { NONE } from '../../../ui/none';
import { Crumbs } from '../../../ui/resource/Crumbs';
import { PageHeader } from '../../../ui/PageHeader';
import { useRefusal } from '../../../ui/resource/useRefusal';
import { checkupCreatePath, dpdkPath, networkPath } from '../../../ui/routes';
import { FailedState, LoadingState, NothingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { checkupBasics } from './checkupBasics';
import { DeleteCheckup } from './DeleteCheckup';
import { checkupFields } from './fields';
import { CheckupStateText, typeTexts } from './looks';
import { linesOf } from './resultWords';
import { useRunRefusal } from './useRunRefusal';
import { useRuns } from './useRuns';

const Result = ({ result }: { result: CheckupResult }) => {
  const t = useT();
  return (
    <DescriptionList aria-label={t('Result')}>
      {linesOf(t, result).map(([term, text]) => (
        <Entry key={term} term={term}>
          {text}
        </Entry>
      ))}
    </DescriptionList>
  );
};

/** What it means that a run succeeded. */
const useMeaning = ({ type, configMap }: CheckupRun): string => {
  const t = useT();
  if (type === 'dpdk')
    return t('As many packets arrived as were sent: none was dropped, and there was no error.');
  const most = dataText(configMap, settingKey('maxDesiredLatencyMilliseconds')) ?? '';
  return most === ''
    ? t('The VMs reach each other over the network. No highest latency was asked for.')
    : t('The VMs reach each other over the network, in at most {{most}} ms.', { most });
};

const Outcome = ({ run }: { run: CheckupRun }) => {
  const t = useT();
  const meaning = useMeaning(run);
  const { state, reason } = run;
  return (
    <Stack hasGutter>
      {state === 'failed' && (
        <StackItem>
          <Alert variant="danger" isInline component="h2" title={t('The checkup failed')}>
            {reason === '' ? t('It did not say why. Read the log of its pod.') : reason}
          </Alert>
        </StackItem>
      )}
      {state === 'succeeded' && (
        <StackItem>
          <Alert variant="success" isInline component="h2" title={t('The checkup succeeded')}>
            {meaning}
          </Alert>
        </StackItem>
      )}
      {(state === 'waiting' || state === 'running') && (
        <StackItem>
          <Alert
            variant="info"
            isInline
            isLiveRegion
            component="h2"
            title={
              state === 'waiting' ? t('The checkup has not begun yet') : t('The checkup is running')
            }
          >
            {t('This page shows the result as soon as it is there.')}
          </Alert>
        </StackItem>
      )}
    </Stack>
  );
};

const Settings = ({ run }: { run: CheckupRun }) => {
  const t = useT();
  const read = checkupForms[run.type].read(run.configMap);
  const values: FormValues = read.kind === 'form' ? read.values : {};
  const time = (timestamp: string | undefined) =>
    timestamp === undefined ? NONE : <Timestamp timestamp={timestamp} />;
  return (
    <DescriptionList aria-label={t('Settings')}>
      <Entry term={t('Checkup')}>{typeTexts(t)[run.type]}</Entry>
      {checkupFields[run.type]
        .map(({ name, label }) => ({ name, label, value: asTyped(values[name]) }))
        .filter(({ value }) => value !== '')
        .map(({ name, label, value }) => (
          <Entry key={name} term={t(label)}>
            {name === 'network' && run.network ? (
              <Link to={networkPath(run.network.namespace, run.network.name)}>{value}</Link>
            ) : (
              value
            )}
          </Entry>
        ))}
      <Entry term={t('Started')}>{time(run.started)}</Entry>
      <Entry term={t('Finished')}>{time(run.completed)}</Entry>
    </DescriptionList>
  );
};

const Details = ({ run }: { run: CheckupRun }) => {
  const t = useT();
  const navigate = useNavigate();
  const [isDeleting, setDeleting] = useState(false);
  const { namespace, name } = run;
  const result = resultOf(run);
  return (
    <PageSection hasBodyWrapper={false}>
      <Stack hasGutter>
        <StackItem>
          <Flex gap={{ default: 'gapMd' }} alignItems={{ default: 'alignItemsCenter' }}>
            <FlexItem>
              <CheckupStateText state={run.state} />
            </FlexItem>
            <FlexItem>
              <ActionButton
                refusal={useRunRefusal(namespace)}
                onClick={() => void navigate(checkupCreatePath(namespace, { from: name }))}
              >
                {t('Run again')}
              </ActionButton>
            </FlexItem>
            <FlexItem>
              <ActionButton
                refusal={useRefusal(checkupBasics, run.configMap, 'delete')}
                onClick={() => setDeleting(true)}
              >
                {t('Delete')}
              </ActionButton>
            </FlexItem>
          </Flex>
        </StackItem>
        <StackItem>
          <Outcome run={run} />
        </StackItem>
        <StackItem>
          <Grid hasGutter md={6}>
            {result && (
              <GridItem>
                <Title headingLevel="h2" size="lg">
                  {t('Result')}
                </Title>
                <Result result={result} />
              </GridItem>
            )}
            <GridItem>
              <Title headingLevel="h2" size="lg">
                {t('Settings')}
              </Title>
              <Settings run={run} />
            </GridItem>
          </Grid>
        </StackItem>
      </Stack>
      {isDeleting && (
        <DeleteCheckup
          run={run}
          onClose={() => setDeleting(false)}
          onDeleted={() => void navigate(dpdkPath(namespace, 'checkups'))}
        />
      )}
    </PageSection>
  );
};

interface CheckupDetailsProps {
  namespace: string;
  name: string;
}

/** One run of a checkup, followed to its result. */
const CheckupDetails = ({ namespace, name }: CheckupDetailsProps) => {
  const t = useT();
  const runs = useRuns(namespace);
  const title = t('Checkup {{name}}', { name });
  const run = runs.state === 'ready' ? runs.data.find((each) => each.name === name) : undefined;
  const isComing = runs.state === 'loading' || (runs.state === 'ready' && runs.progress);
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <Crumbs kind={checkupBasics} name={name} namespace={namespace} />
      <PageHeader title={title} />
      {run && <Details run={run} />}
      {!run && isComing && <LoadingState label={t('Loading the checkup')} />}
      {!run && !isComing && runs.state === 'ready' && (
        <NothingState title={t('There is no checkup {{name}}', { name })}>
          <Link to={dpdkPath(namespace, 'checkups')}>{t('All checkups of the namespace')}</Link>
        </NothingState>
      )}
      {(runs.state === 'failed' || runs.state === 'missing') && (
        <FailedState
          error={runs.state === 'failed' ? runs.error : undefined}
          what={t('the checkups')}
        />
      )}
    </>
  );
};

export default CheckupDetails;
