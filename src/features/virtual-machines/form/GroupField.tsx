import type { ReactNode } from 'react';
import { FormGroup, FormHelperText, HelperText, HelperTextItem } from '@patternfly/react-core';
import { helpIdOf } from '../../../ui/FormField';
import { idOf, validatedOf } from './fields';
import type { InterfaceFormState } from './useInterfaceForm';

interface GroupFieldProps {
  state: InterfaceFormState;
  name: 'ports' | 'privateOptions';
  label: string;
  help: string;
  children: ReactNode;
}

/** A field of several controls, with its help and what is wrong with it. */
export const GroupField = ({ state, name, label, help, children }: GroupFieldProps) => {
  const { error, warning } = state.messagesOf(name);
  const message = error ?? warning ?? state.hintOf(name) ?? help;
  const id = idOf(name);
  return (
    <FormGroup role="group" fieldId={id} label={label} aria-describedby={helpIdOf(id)}>
      {children}
      <FormHelperText>
        <HelperText id={helpIdOf(id)} isLiveRegion>
          <HelperTextItem variant={validatedOf({ error, warning })}>{message}</HelperTextItem>
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
};
