import { useState, type ReactNode } from 'react';
import {
  Alert,
  AlertActionLink,
  Button,
  FormGroup,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ProgressStep,
  ProgressStepper,
  Stack,
  StackItem,
  TextInput,
  type ProgressStepProps,
} from '@patternfly/react-core';
import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { identityOf, namesIn, type Change } from '../../k8s/write';
import { useIsAsking } from '../leave/guards';
import { useIsLong } from '../useIsLong';
import { useT } from '../useT';
import { ReviewItemView } from './ReviewItemView';
import { useReview, type ReviewItem, type ReviewStatus } from './useReview';

interface ReviewDialogProps {
  title: string;
  /** Must stay the same array as long as nothing in it changes. */
  changes: readonly Change[];
  /** Each is sent whatever becomes of the others. */
  isIndependent?: boolean;
  /** Text of the button that sends, such as "Save". */
  confirm: string;
  isDanger?: boolean;
  /** Whether what is sent is shown only when it is asked for; so it is where there are several. */
  isFolded?: boolean;
  /** The user has to type this before anything is sent. */
  mustType?: string | undefined;
  /** Something that the user should know before sending is still being looked up. */
  isWaiting?: boolean;
  /** The server refused a change, in its dry run or for real. */
  onRefused?: (error: unknown, change: Change) => void;
  /** Findings, and who is affected. */
  children?: ReactNode;
  onClose: () => void;
  /** Everything was sent; several changes stay on screen until the user closes them. */
  onDone: (results: K8sResourceCommon[]) => void;
  /** Told of what the server took as soon as it did, also where other changes failed. */
  onSent?: (results: K8sResourceCommon[]) => void;
}

const variants: Record<ReviewStatus['step'], ProgressStepProps['variant']> = {
  checking: 'pending',
  ready: 'pending',
  refused: 'danger',
  conflict: 'warning',
  sending: 'info',
  done: 'success',
  failed: 'danger',
  unanswered: 'warning',
};

interface StepsProps {
  items: ReviewItem[];
  nameOf: (change: Change) => string;
}

const Steps = ({ items, nameOf }: StepsProps) => {
  const t = useT();
  const texts: Record<ReviewStatus['step'], string> = {
    checking: t('Asking the server'),
    ready: t('The server would take it'),
    refused: t('The server would refuse it'),
    conflict: t('Changed meanwhile'),
    sending: t('Sending'),
    done: t('Done'),
    failed: t('Failed'),
    unanswered: t('No answer'),
  };
  return (
    <ProgressStepper isVertical aria-label={t('Changes')}>
      {items.map(({ change, status }) => {
        const identity = identityOf(change);
        return (
          <ProgressStep
            key={identity}
            id={`step-${identity.replace(' ', '-')}`}
            titleId={`step-title-${identity.replace(' ', '-')}`}
            variant={variants[status.step]}
            isCurrent={status.step === 'sending'}
            description={texts[status.step]}
            aria-label={texts[status.step]}
          >
            {nameOf(change)}
          </ProgressStep>
        );
      })}
    </ProgressStepper>
  );
};

/**
 * The last look before anything is sent: what the server's dry run makes of each change, the
 * difference as YAML, and what it means for others. A refusal stays on screen with its whole text.
 */
const ReviewDialog = ({
  title,
  changes,
  isIndependent = false,
  confirm,
  isDanger = false,
  isFolded = false,
  mustType,
  isWaiting = false,
  onRefused,
  children,
  onClose,
  onDone,
  onSent,
}: ReviewDialogProps) => {
  const t = useT();
  const isAsking = useIsAsking();
  const [typed, setTyped] = useState('');
  const [results, setResults] = useState<K8sResourceCommon[]>();
  const isSeveral = changes.length > 1;
  const nameOf = namesIn(changes);
  const review = useReview(
    changes,
    isIndependent,
    (all) => {
      if (isSeveral) setResults(all);
      else onDone(all);
    },
    onSent,
  );
  const isLong = useIsLong(review.isWaiting);
  const close = () => {
    if (results) {
      onDone(results);
      return;
    }
    onClose();
    for (const { status, change } of review.items) {
      if (status.step === 'refused' || status.step === 'failed') onRefused?.(status.error, change);
    }
  };
  const isConfirmed = !isWaiting && (mustType === undefined || typed === mustType);

  return (
    <Modal
      variant={isDanger ? 'medium' : 'large'}
      isOpen={!isAsking}
      // What is being sent is watched to its end: a failure would be seen by nobody.
      {...(review.isBusy ? {} : { onClose: close })}
      aria-labelledby="review-title"
      aria-describedby="review-body"
    >
      <ModalHeader
        title={title}
        labelId="review-title"
        {...(isDanger ? { titleIconVariant: 'warning' as const } : {})}
      />
      <ModalBody id="review-body" tabIndex={0}>
        <Stack hasGutter>
          {children !== undefined && <StackItem>{children}</StackItem>}
          {isSeveral && (
            <StackItem>
              <Steps items={review.items} nameOf={nameOf} />
            </StackItem>
          )}
          {review.items.map((item, index) => (
            <StackItem key={identityOf(item.change)}>
              <ReviewItemView
                item={item}
                name={nameOf(item.change)}
                isFolded={isFolded || isSeveral}
                onRetry={() => review.retry(index)}
              />
            </StackItem>
          ))}
          {isLong && (
            <StackItem>
              <Alert
                variant="info"
                isInline
                isLiveRegion
                component="h2"
                title={t('Still waiting for the answer of the cluster')}
                actionLinks={
                  <AlertActionLink onClick={review.stopWaiting}>
                    {t('Stop waiting')}
                  </AlertActionLink>
                }
              >
                {review.isBusy
                  ? t(
                      'The change was sent. When you stop waiting, it may still be made; nothing more is sent.',
                    )
                  : t('So far the cluster was only asked whether it would take the change.')}
              </Alert>
            </StackItem>
          )}
          {mustType !== undefined && !results && (
            <StackItem>
              <FormGroup
                fieldId="review-typed"
                label={t('Type {{name}} to confirm', { name: mustType })}
                isRequired
              >
                <TextInput
                  id="review-typed"
                  isRequired
                  autoComplete="off"
                  value={typed}
                  onChange={(_event, value) => setTyped(value)}
                />
              </FormGroup>
            </StackItem>
          )}
        </Stack>
      </ModalBody>
      <ModalFooter>
        {results ? (
          <Button onClick={close}>{t('Close')}</Button>
        ) : (
          <>
            <Button
              variant={isDanger ? 'danger' : 'primary'}
              isLoading={review.isBusy}
              isDisabled={!review.canSend || !isConfirmed}
              onClick={() => {
                void review.apply();
              }}
            >
              {confirm}
            </Button>
            <Button variant="link" isDisabled={review.isBusy} onClick={close}>
              {t('Cancel')}
            </Button>
          </>
        )}
      </ModalFooter>
    </Modal>
  );
};

export default ReviewDialog;
