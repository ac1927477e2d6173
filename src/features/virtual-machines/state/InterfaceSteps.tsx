import { useId } from 'react';
import {
  List,
  ListItem,
  ProgressStep,
  ProgressStepper,
  Stack,
  StackItem,
  type ProgressStepProps,
} from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import type { Effect } from '../../../domain/vm/change/effects';
import {
  interfacePhaseLabel,
  type InterfaceState,
} from '../../../domain/vm/lifecycle/interface-state';
import {
  interfaceSteps,
  whyOf,
  type StepProgress,
} from '../../../domain/vm/lifecycle/interface-steps';
import { propertyLabel } from '../../../domain/vm/interfaces/labels';
import { useT } from '../../../ui/useT';

const variants: Record<StepProgress, ProgressStepProps['variant']> = {
  done: 'success',
  waiting: 'warning',
  blocked: 'danger',
  open: 'info',
  ahead: 'pending',
};

const progressTexts: Record<StepProgress, string> = {
  done: msg('Done'),
  waiting: msg('Waiting'),
  blocked: msg('Blocked'),
  open: msg('Not reported yet'),
  ahead: msg('Not yet'),
};

const effectTexts: Record<Effect['kind'], string> = {
  none: msg('{{property}}: no change for the running VM'),
  live: msg('{{property}}: is being applied'),
  migration: msg('{{property}}: applied by a migration'),
  nextStart: msg('{{property}}: applied at the next start'),
  restart: msg('{{property}}: applied by a restart'),
  refused: msg('{{property}}: applied by a restart'),
};

/** Properties of the interface that run with another value, and what brings the new one. */
const Pending = ({ state }: { state: InterfaceState }) => {
  const t = useT();
  return (
    <List isPlain>
      {state.pending.map(({ property, effect }) => (
        <ListItem key={property}>
          {t(effectTexts[effect.kind], { property: t(propertyLabel(property)) })}
        </ListItem>
      ))}
    </List>
  );
};

/** The way of an interface step by step, where it stands, and what it waits for. */
export const InterfaceSteps = ({ state }: { state: InterfaceState }) => {
  const t = useT();
  const id = useId();
  const steps = interfaceSteps(state);
  const why = whyOf(state);
  const current = steps.find(({ progress }) => progress !== 'done' && progress !== 'ahead');
  return (
    <Stack hasGutter>
      <StackItem>
        <ProgressStepper aria-label={t('Steps of the interface')}>
          {steps.map(({ phase, progress }) => (
            <ProgressStep
              key={phase}
              id={`${id}-${phase}`}
              titleId={`${id}-${phase}-title`}
              variant={variants[progress]}
              isCurrent={phase === current?.phase}
              description={t(progressTexts[progress])}
              aria-label={t(progressTexts[progress])}
            >
              {t(interfacePhaseLabel(phase))}
            </ProgressStep>
          ))}
        </ProgressStepper>
      </StackItem>
      {why.map(({ text, params }) => (
        <StackItem key={text}>{t(text, params)}</StackItem>
      ))}
      {state.pending.length > 0 && (
        <StackItem>
          <Pending state={state} />
        </StackItem>
      )}
    </Stack>
  );
};
