import {
  Icon,
  List,
  ListItem,
  ProgressStep,
  Stack,
  StackItem,
  type ProgressStepProps,
} from '@patternfly/react-core';
import { MinusIcon, QuestionCircleIcon } from '@patternfly/react-icons';
import { textKeysOf } from '../../domain/findings/text-keys';
import { msg } from '../../domain/core/msg';
import type { Reason } from '../../domain/core/reasons';
import type { Finding } from '../../domain/findings/finding';
import type { StepStatus } from '../../domain/vm/explain/explain';
import { useT } from '../useT';

/** `closed`: the way ends here as somebody wants it, so that nothing is broken. */
type ShownStatus = StepStatus | 'closed';

/** One step of an explanation. */
export interface ShownStep {
  id: string;
  /** What is looked at, to be translated. */
  title: string;
  status: ShownStatus;
  outcome: Reason | undefined;
  findings: readonly Finding[];
  /** What more is said, already translated. */
  lines?: readonly string[];
  evidence: readonly string[];
}

const variants: Record<ShownStatus, ProgressStepProps['variant']> = {
  ok: 'success',
  broken: 'danger',
  closed: 'warning',
  waiting: 'info',
  unknown: 'pending',
  notApplicable: 'pending',
};

const statusTexts: Record<ShownStatus, string> = {
  ok: msg('In order'),
  broken: msg('Broken'),
  closed: msg('Closed'),
  waiting: msg('Waiting'),
  unknown: msg('Not known'),
  notApplicable: msg('Not needed'),
};

const icons = { unknown: <QuestionCircleIcon />, notApplicable: <MinusIcon /> };

const iconOf = (status: ShownStatus) =>
  status === 'unknown' || status === 'notApplicable' ? { icon: <Icon>{icons[status]}</Icon> } : {};

/** What is said of a step, in lines: each finding with its code, else what was seen. */
export const linesOf = (
  { status, findings, outcome, lines = [] }: ShownStep,
  t: ReturnType<typeof useT>,
): string[] =>
  findings.length > 0
    ? findings.map((finding) =>
        t('{{status}}: {{what}} ({{code}})', {
          status: t(statusTexts[status]),
          what: t(textKeysOf(finding).title, finding.params),
          code: finding.code,
        }),
      )
    : [outcome ? t(outcome.text, outcome.params) : t(statusTexts[status]), ...lines];

/** What was found, and what objects and events say of it. */
const Found = ({ step }: { step: ShownStep }) => {
  const t = useT();
  const { evidence } = step;
  return (
    <Stack>
      {linesOf(step, t).map((line) => (
        <StackItem key={line}>{line}</StackItem>
      ))}
      {evidence.length > 0 && (
        <StackItem>
          <List isPlain aria-label={t('Evidence')}>
            {evidence.map((quote) => (
              <ListItem key={quote}>
                <code>{quote}</code>
              </ListItem>
            ))}
          </List>
        </StackItem>
      )}
    </Stack>
  );
};

interface ExplainStepViewProps {
  step: ShownStep;
  /** Tells steps of several explanations apart. */
  id: string;
  /** The one at which the way ends. */
  isCurrent: boolean;
  /** What the statement rests on. */
  ground?: string | undefined;
}

export const ExplainStepView = ({ step, id, isCurrent, ground }: ExplainStepViewProps) => {
  const t = useT();
  return (
    <ProgressStep
      id={`${id}-${step.id}`}
      titleId={`${id}-${step.id}-title`}
      variant={variants[step.status]}
      isCurrent={isCurrent}
      aria-label={t(statusTexts[step.status])}
      description={<Found step={step} />}
      {...iconOf(step.status)}
    >
      {ground === undefined
        ? t(step.title)
        : t('{{step}} ({{ground}})', { step: t(step.title), ground })}
    </ProgressStep>
  );
};
