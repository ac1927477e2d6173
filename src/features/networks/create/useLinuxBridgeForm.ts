import { useCallback, useMemo } from 'react';
import { useForm, useWatch, type FieldErrors, type Resolver } from 'react-hook-form';
import { describeFinding } from '../../../domain/findings/catalog';
import type { Finding } from '../../../domain/findings/types';
import { checkNad } from '../../../domain/nad/check';
import {
  applyLinuxBridge,
  linuxBridgeFieldOf,
  type LinuxBridgeForm,
} from '../../../domain/nad/linux-bridge';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { useT } from '../../../ui/useT';

/** Findings of the object that the form would send, sorted by the field that causes them. */
export interface FormFindings {
  byField: Partial<Record<keyof LinuxBridgeForm, Finding[]>>;
  /** Those that no field of the form can mend. */
  others: Finding[];
}

const sortByField = (findings: Finding[]): FormFindings => {
  const result: FormFindings = { byField: {}, others: [] };
  for (const finding of findings) {
    const field = linuxBridgeFieldOf(finding.path);
    if (field) (result.byField[field] ??= []).push(finding);
    else result.others.push(finding);
  }
  return result;
};

/** Checks what a form would send, by the same rules as the list, the details and the linter. */
export const checkForm = (
  base: NetworkAttachmentDefinition,
  values: LinuxBridgeForm,
): FormFindings => sortByField(checkNad(applyLinuxBridge(base, values)));

/**
 * The form over `base`: its values are leaves of that object, and its errors are the findings of
 * the object that results from them.
 */
export const useLinuxBridgeForm = (
  base: NetworkAttachmentDefinition,
  defaultValues: LinuxBridgeForm,
) => {
  const t = useT();
  const text = useCallback(
    (finding: Finding) => t(describeFinding(finding).message, finding.params),
    [t],
  );

  const resolver = useCallback<Resolver<LinuxBridgeForm>>(
    (values) => {
      const { byField } = checkForm(base, values);
      const errors: FieldErrors<LinuxBridgeForm> = {};
      for (const field of Object.keys(byField) as (keyof LinuxBridgeForm)[]) {
        const error = byField[field]?.find((finding) => finding.severity === 'error');
        if (error) errors[field] = { type: error.code, message: text(error) };
      }
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
    },
    [base, text],
  );

  const form = useForm<LinuxBridgeForm>({ defaultValues, resolver, mode: 'onTouched' });
  const watched = useWatch({ control: form.control });
  const findings = useMemo(
    () => checkForm(base, { ...defaultValues, ...watched }),
    [base, defaultValues, watched],
  );

  const warningOf = (field: keyof LinuxBridgeForm): string | undefined => {
    const warning = findings.byField[field]?.find((finding) => finding.severity === 'warning');
    return warning && text(warning);
  };

  return { form, findings, warningOf };
};
