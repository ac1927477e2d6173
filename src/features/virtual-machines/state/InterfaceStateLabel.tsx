import type { ComponentType } from 'react';
import { Flex, FlexItem, Icon, Label } from '@patternfly/react-core';
import {
  CheckCircleIcon,
  ExclamationTriangleIcon,
  InProgressIcon,
  MinusCircleIcon,
  OffIcon,
  PendingIcon,
} from '@patternfly/react-icons';
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
import { useT } from '../../../ui/useT';

const icons: Partial<Record<InterfacePhase, ComponentType>> = {
  stopped: OffIcon,
  inDomain: CheckCircleIcon,
  seenInGuest: CheckCircleIcon,
  gone: MinusCircleIcon,
  removed: ExclamationTriangleIcon,
};

/** PatternFly's word for a tone. */
const statusOf = (tone: Tone) => (tone === 'neutral' ? 'custom' : tone);

/** How far an interface has come, and what it waits for. */
export const InterfaceStateLabel = ({ state: { phase, need } }: { state: InterfaceState }) => {
  const t = useT();
  // What waits for something is not under way.
  const PhaseIcon = icons[phase] ?? (need ? PendingIcon : InProgressIcon);
  return (
    <Flex gap={{ default: 'gapXs' }}>
      <FlexItem>
        <Icon status={statusOf(toneOfPhase(phase))} isInline>
          <PhaseIcon />
        </Icon>{' '}
        {t(interfacePhaseLabel(phase))}
      </FlexItem>
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
