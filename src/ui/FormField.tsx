import type { ReactNode } from 'react';
import { FormGroup, FormHelperText, HelperText, HelperTextItem } from '@patternfly/react-core';
import type { VsphereId } from '../domain/words/vsphere';
import { InVsphere } from './vsphere/InVsphere';

/** Messages under a field: an error stops the form, a warning does not. */
export interface FieldMessages {
  error?: string | undefined;
  warning?: string | undefined;
}

interface FormFieldProps extends FieldMessages {
  id: string;
  label?: string;
  isRequired?: boolean;
  /** Whether it has several controls of their own names. */
  isGroup?: boolean;
  help?: string;
  /** What it is called in vSphere; shown beside the label. */
  vsphere?: VsphereId | undefined;
  children: ReactNode;
}

/** Id of the element that describes a field: give it to the control as `aria-describedby`. */
export const helpIdOf = (id: string): string => `${id}-help`;

/** Attributes that tie a control to the messages of its field. */
export const describedBy = (id: string, { error }: FieldMessages) => ({
  id,
  'aria-describedby': helpIdOf(id),
  'aria-invalid': error !== undefined,
});

/** A labelled form field with its help, and with what is wrong with it beside it. */
export const FormField = ({
  id,
  label,
  isRequired = false,
  isGroup = false,
  help,
  vsphere,
  error,
  warning,
  children,
}: FormFieldProps) => {
  const message = error ?? warning ?? help;
  const variant = error !== undefined ? 'error' : warning !== undefined ? 'warning' : 'default';
  return (
    <FormGroup
      fieldId={id}
      isRequired={isRequired}
      {...(label === undefined ? {} : { label })}
      {...(vsphere === undefined ? {} : { labelHelp: <InVsphere word={vsphere} /> })}
      {...(isGroup ? { role: 'group', 'aria-describedby': helpIdOf(id) } : {})}
    >
      {children}
      <FormHelperText>
        <HelperText id={helpIdOf(id)} isLiveRegion>
          {message !== undefined && <HelperTextItem variant={variant}>{message}</HelperTextItem>}
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
};
