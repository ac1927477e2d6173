import type { ReactNode } from 'react';
import {
  ActionList,
  ActionListGroup,
  ActionListItem,
  Button,
  WizardFooterWrapper,
} from '@patternfly/react-core';
import { useT } from '../useT';

interface WizardButtonsProps {
  /** The button that leads on. */
  next: ReactNode;
  onBack?: (() => void) | undefined;
  onCancel?: (() => void) | undefined;
}

/** The buttons of a step. */
export const WizardButtons = ({ next, onBack, onCancel }: WizardButtonsProps) => {
  const t = useT();
  return (
    <WizardFooterWrapper>
      <ActionList>
        <ActionListGroup>
          {onBack && (
            <ActionListItem>
              <Button variant="secondary" onClick={onBack}>
                {t('Back')}
              </Button>
            </ActionListItem>
          )}
          <ActionListItem>{next}</ActionListItem>
        </ActionListGroup>
        {onCancel && (
          <ActionListGroup>
            <ActionListItem>
              <Button variant="link" onClick={onCancel}>
                {t('Cancel')}
              </Button>
            </ActionListItem>
          </ActionListGroup>
        )}
      </ActionList>
    </WizardFooterWrapper>
  );
};
