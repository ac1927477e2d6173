import { useId } from 'react';
import { Alert, ProgressStepper, Stack, StackItem, type AlertProps } from '@patternfly/react-core';
import type { PolicyAnswer } from '../../domain/vm-policies/ask';
import { CopyText } from '../CopyText';
import { ExplainStepView, linesOf, type ShownStep } from '../explain/ExplainStepView';
import { useT } from '../useT';
import { useAnswerText } from './useAnswerText';

const variants: Record<PolicyAnswer['verdict'], NonNullable<AlertProps['variant']>> = {
  allowed: 'success',
  isolated: 'warning',
  denied: 'warning',
  apart: 'warning',
  depends: 'info',
  unknown: 'info',
};

/** Whether policies let a connection through, with each step that decides it. */
export const PolicyAnswerView = ({ answer }: { answer: PolicyAnswer }) => {
  const t = useT();
  const id = useId();
  const { titleOf, textOf } = useAnswerText();
  const { verdict, why } = answer;
  const steps = answer.steps.map((step): ShownStep => ({ ...step, findings: [] }));
  const first = steps.find(({ status }) => status === 'closed' || status === 'unknown');
  const text = [
    textOf(answer),
    ...steps.flatMap((step) => [
      `${t(step.title)}: ${linesOf(step, t).join('; ')}`,
      ...step.evidence.map((line) => `  ${line}`),
    ]),
  ].join('\n');
  return (
    <Stack hasGutter>
      <StackItem>
        <Alert isInline component="h3" variant={variants[verdict]} title={titleOf(answer)}>
          <p>{t(why.text, why.params)}</p>
          {verdict === 'allowed' && (
            <p>{t('Whether the guest listens, and its own firewall, is not told from here.')}</p>
          )}
        </Alert>
      </StackItem>
      <StackItem>
        <ProgressStepper isVertical aria-label={t('Way of the connection')}>
          {steps.map((step) => (
            <ExplainStepView key={step.id} step={step} id={id} isCurrent={step === first} />
          ))}
        </ProgressStepper>
      </StackItem>
      <StackItem>
        <CopyText
          text={text}
          label={t('The answer as text')}
          copy={t('Copy as text')}
          toggleLabel={t('Show the answer as text')}
        />
      </StackItem>
    </Stack>
  );
};
