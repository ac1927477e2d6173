import type { ReactElement, ReactNode } from 'react';
import { Wizard } from '@patternfly/react-core';
import { useNavigate } from 'react-router';
import { freely } from '../leave/guards';
import { useUnsaved } from '../leave/useUnsaved';
import { useT } from '../useT';

interface GuardedWizardProps {
  /** Whether something would be lost. */
  isUnsaved: boolean;
  /** Path to which Cancel leads. */
  home: string;
  /** Number of the step to begin at; 1 is the first. */
  startIndex?: number;
  /** The buttons of the steps; Cancel asks before changes are lost. */
  footer: (onCancel: () => void) => ReactElement;
  /** Steps, each a `WizardStep`. */
  children: ReactNode;
}

/** The steps of a wizard, which is left only when the user agrees to lose what was typed. */
export const GuardedWizard = ({
  isUnsaved,
  home,
  startIndex = 1,
  footer,
  children,
}: GuardedWizardProps) => {
  const t = useT();
  const navigate = useNavigate();
  const { ask, question } = useUnsaved(isUnsaved);
  return (
    <>
      <Wizard
        navAriaLabel={t('Steps')}
        isVisitRequired
        startIndex={startIndex}
        footer={footer(() => ask(() => freely(() => void navigate(home))))}
      >
        {children}
      </Wizard>
      {question}
    </>
  );
};
