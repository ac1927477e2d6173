import { useState, type ReactNode } from 'react';
import { nameOfObject } from '../../domain/findings/query';
import { useAccess } from '../../k8s/useAccess';
import { ActionButton } from '../../ui/ActionButton';
import type { Fix } from '../../ui/fix/fix';
import { useAccessRefusal } from '../../ui/useAccessRefusal';
import { useT } from '../../ui/useT';

interface ChangeButtonProps {
  about: Fix;
  /** What it does, translated. */
  text: string;
  dialog: (onClose: () => void) => ReactNode;
}

/** Opens a dialog that changes the object of a finding, where the user may change it. */
export const ChangeButton = ({ about, text, dialog }: ChangeButtonProps) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const { object } = about.finding;
  const refusal = useAccessRefusal(
    useAccess('patch', about.model, object.namespace),
    t('You have no permission to change {{name}}.', { name: nameOfObject(object) }),
  );
  return (
    <>
      <ActionButton variant="link" refusal={refusal} onClick={() => setOpen(true)}>
        {text}
      </ActionButton>
      {isOpen && dialog(() => setOpen(false))}
    </>
  );
};
