import type { UseFormReturn } from 'react-hook-form';
import type { FormValues } from '../../../domain/forms/leaf';
import type { ConnectField } from '../../../domain/node-policies/connect/fields';

/** Takes over what was chosen by a control that is no field of the form's own. */
export const set = (
  form: Pick<UseFormReturn<FormValues>, 'setValue'>,
  field: ConnectField,
  value: string,
): void =>
  form.setValue(field, value, { shouldValidate: true, shouldTouch: true, shouldDirty: true });
