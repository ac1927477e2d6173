import type { ComponentType } from 'react';
import { Flex, FlexItem, Label } from '@patternfly/react-core';
import {
  CheckCircleIcon,
  ExclamationTriangleIcon,
  InProgressIcon,
  MinusCircleIcon,
  OffIcon,
  PendingIcon,
} from '@patternfly/react-icons';
import { msg } from '../../../domain/core/msg';
import { textKeysOf } from '../../../domain/findings/text-keys';
import type { Verdict } from '../../../domain/vm/explain/verdict';
import {
  interfacePhaseLabel,
  type InterfacePhase,
  type InterfaceState,
} from '../../../domain/vm/lifecycle/interface-state';
import {
  needLabel,
  toneOfNeed,
  toneOfPhase,
  type Tone,
} from '../../../domain/vm/lifecycle/interface-steps';
import { SeverityIcon } from '../../../ui/findings';
import { PopoverButton } from '../../../ui/PopoverButton';
import { useT } from '../../../ui/useT';
import { StateText } from '../../../ui/StateText';

const icons: Partial<Record<InterfacePhase, ComponentType>> = {
  stopped: OffIcon,
  inDomain: CheckCircleIcon,
  seenInGuest: CheckCircleIcon,
  gone: MinusCircleIcon,
  removed: ExclamationTriangleIcon,
};

/** PatternFly's word for a tone. */
const statusOf = (tone: Tone) => (tone === 'neutral' ? 'custom' : tone);

const verdicts: Record<Verdict['kind'], string> = {
  broken: msg('Broken'),
  limited: msg('Limited'),
};

/** What is wrong with an interface; a click tells it in full. */
const VerdictButton = ({ name, verdict }: { name: string; verdict: Verdict }) => {
  const t = useT();
  const { kind, finding } = verdict;
  const { title, message } = textKeysOf(finding);
  const text = t(verdicts[kind]);
  return (
    <PopoverButton
      label={t('{{text}}: what is wrong with {{name}}', { text, name })}
      icon={<SeverityIcon severity={finding.severity} />}
      header={t(title, finding.params)}
      body={() => t(message, finding.params)}
    >
      {text}
    </PopoverButton>
  );
};

interface InterfaceStateLabelProps {
  name: string;
  state: InterfaceState;
  verdict: Verdict | undefined;
}

/** How far an interface has come, what it waits for, and what is wrong with it. */
export const InterfaceStateLabel = ({ name, state, verdict }: InterfaceStateLabelProps) => {
  const t = useT();
  const { phase, need } = state;
  // What waits for something is not under way.
  const PhaseIcon = icons[phase] ?? (need ? PendingIcon : InProgressIcon);
  return (
    <Flex gap={{ default: 'gapXs' }}>
      <FlexItem>
        <StateText look={{ Picture: PhaseIcon, status: statusOf(toneOfPhase(phase)) }}>
          {t(interfacePhaseLabel(phase))}
        </StateText>
      </FlexItem>
      {verdict && (
        <FlexItem>
          <VerdictButton name={name} verdict={verdict} />
        </FlexItem>
      )}
      {need && (
        <FlexItem>
          <Label isCompact status={statusOf(toneOfNeed(need))}>
            {t(needLabel(need))}
          </Label>
        </FlexItem>
      )}
    </Flex>
  );
};
