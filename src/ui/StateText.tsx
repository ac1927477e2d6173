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

/** A state in words behind its picture, which says the same. */
export const StateText = ({ look: { Picture, status }, children }: StateTextProps) => (
  <span>
    <Icon status={status} isInline>
      <Picture />
    </Icon>{' '}
    {children}
  </span>
);
