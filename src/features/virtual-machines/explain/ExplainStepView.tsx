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
import { textKeysOf } from '../../../domain/findings/text-keys';
import { msg } from '../../../domain/core/msg';
import type { ExplainStep, StepStatus } from '../../../domain/vm/explain/explain';
import { useT } from '../../../ui/useT';

const variants: Record<StepStatus, ProgressStepProps['variant']> = {
  ok: 'success',
  broken: 'danger',
  waiting: 'info',
  unknown: 'pending',
  notApplicable: 'pending',
};

const statusTexts: Record<StepStatus, string> = {
  ok: msg('In order'),
  broken: msg('Broken'),
  waiting: msg('Waiting'),
  unknown: msg('Not known'),
  notApplicable: msg('Not needed'),
};

const icons = { unknown: <QuestionCircleIcon />, notApplicable: <MinusIcon /> };

const iconOf = (status: StepStatus) =>
  status === 'unknown' || status === 'notApplicable' ? { icon: <Icon>{icons[status]}</Icon> } : {};

const Outcome = ({ step: { status, finding, outcome } }: { step: ExplainStep }) => {
  const t = useT();
  if (finding) {
    return t('{{status}}: {{what}} ({{code}})', {
      status: t(statusTexts[status]),
      what: t(textKeysOf(finding).title, finding.params),
      code: finding.code,
    });
  }
  return outcome ? t(outcome.text, outcome.params) : t(statusTexts[status]);
};

/** What was found, and what objects and events say of it. */
const Found = ({ step }: { step: ExplainStep }) => {
  const t = useT();
  const { evidence } = step;
  return (
    <Stack>
      <StackItem>
        <Outcome step={step} />
      </StackItem>
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
  step: ExplainStep;
  /** Tells steps of several explanations apart. */
  id: string;
  /** The one at which the way ends. */
  isCurrent: boolean;
}

export const ExplainStepView = ({ step, id, isCurrent }: ExplainStepViewProps) => {
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
      {t(step.title)}
    </ProgressStep>
  );
};
