import type { ComponentProps, ComponentType, ReactNode } from 'react';
import { Icon } from '@patternfly/react-core';

/** How a state looks. */
export interface Look {
  Picture: ComponentType;
  status: Exclude<ComponentProps<typeof Icon>['status'], undefined>;
}

interface StateTextProps {
  look: Look;
  children: ReactNode;
}

/** The picture of a state alone, where the word stands beside it. */
export const StateIcon = ({ look: { Picture, status } }: Pick<StateTextProps, 'look'>) => (
  <Icon status={status} isInline>
    <Picture />
  </Icon>
);

/** A state in words behind its picture, which says the same. */
export const StateText = ({ look, children }: StateTextProps) => (
  <span>
    <StateIcon look={look} /> {children}
  </span>
);
