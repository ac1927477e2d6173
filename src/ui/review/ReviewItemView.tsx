import { lazy, Suspense } from 'react';
import {
  Alert,
  AlertActionLink,
  ExpandableSection,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import type { Change } from '../../k8s/write';
import { FailureAlert } from '../FailureAlert';
import { LoadingState } from '../states';
import { useT } from '../useT';
import type { ReviewItem } from './useReview';

const YamlDifference = lazy(() => import('./YamlDifference'));

interface DifferenceProps {
  before: object | undefined;
  after: object;
  label: string;
}

const Difference = (props: DifferenceProps) => {
  const t = useT();
  return (
    <Suspense fallback={<LoadingState label={t('Comparing')} />}>
      <YamlDifference {...props} />
    </Suspense>
  );
};

interface WhatChangesProps {
  change: Change;
  name: string;
  before: K8sResourceCommon | undefined;
  after: K8sResourceCommon;
  isFolded: boolean;
}

const WhatChanges = ({ change, name, before, after, isFolded }: WhatChangesProps) => {
  const t = useT();
  if (change.kind === 'delete') return null;
  const label =
    change.kind === 'edit' ? t('Changes of {{name}}', { name }) : t('YAML of {{name}}', { name });
  const difference = <Difference before={before} after={after} label={label} />;
  return isFolded ? (
    <ExpandableSection toggleText={label} isIndented>
      {difference}
    </ExpandableSection>
  ) : (
    difference
  );
};

interface ConflictProps {
  change: Change;
  name: string;
  current: K8sResourceCommon;
  onRetry: () => void;
}

const Conflict = ({ change, name, current, onRetry }: ConflictProps) => {
  const t = useT();
  const canRetry = change.kind !== 'edit' || change.redo(current) !== undefined;
  return (
    <Stack hasGutter>
      <StackItem>
        <Alert
          variant="warning"
          isInline
          component="h2"
          role="alert"
          title={t('{{name}} was changed by somebody else meanwhile', { name })}
          actionLinks={
            canRetry && (
              <AlertActionLink onClick={onRetry}>
                {t('Apply my change to the newer version')}
              </AlertActionLink>
            )
          }
        >
          <p>{t('Nothing was sent. This is what changed since you opened it:')}</p>
          {!canRetry && <p>{t('Your change cannot be applied to the newer version.')}</p>}
        </Alert>
      </StackItem>
      <StackItem>
        <Difference
          before={change.kind === 'edit' ? change.before : undefined}
          after={current}
          label={t('Changes by others of {{name}}', { name })}
        />
      </StackItem>
    </Stack>
  );
};

interface ReviewItemViewProps {
  item: ReviewItem;
  /** What the object is called in this review. */
  name: string;
  /** Whether the difference is shown only when it is asked for, since there are several. */
  isFolded: boolean;
  onRetry: () => void;
}

/** One change of a review: what the server would make of it, or why it does not take it. */
export const ReviewItemView = ({
  item: { change, status },
  name,
  isFolded,
  onRetry,
}: ReviewItemViewProps) => {
  const t = useT();
  switch (status.step) {
    case 'checking':
      return <LoadingState label={t('Asking the server about {{name}}', { name })} />;
    case 'ready':
      return (
        <Stack hasGutter>
          <StackItem>
            {status.after ? (
              <WhatChanges
                change={change}
                name={name}
                before={status.before}
                after={status.after}
                isFolded={isFolded}
              />
            ) : (
              <Alert
                variant="info"
                isInline
                component="h2"
                title={t('The server cannot try this change before it is sent')}
              >
                {status.note}
              </Alert>
            )}
          </StackItem>
        </Stack>
      );
    case 'refused':
    case 'failed':
      return (
        <Stack hasGutter>
          <StackItem>
            <FailureAlert
              title={
                status.step === 'refused'
                  ? t('The server would refuse this: {{name}}', { name })
                  : t('The server refused this: {{name}}', { name })
              }
              error={status.error}
              action={
                status.step === 'refused' ? (
                  <AlertActionLink onClick={onRetry}>{t('Try again')}</AlertActionLink>
                ) : undefined
              }
            />
          </StackItem>
        </Stack>
      );
    case 'unanswered':
      return (
        <Alert
          variant="warning"
          isInline
          component="h2"
          role="alert"
          title={t('The cluster did not answer about {{name}}', { name })}
          actionLinks={<AlertActionLink onClick={onRetry}>{t('Ask again')}</AlertActionLink>}
        >
          {status.wasSent
            ? t(
                'The change was sent, and may have been made or may still be made. Ask again to see how it stands; nothing is sent by that.',
              )
            : t('Nothing was sent. What you typed is still there.')}
        </Alert>
      );
    case 'conflict':
      return <Conflict change={change} name={name} current={status.current} onRetry={onRetry} />;
    default:
      return null;
  }
};
