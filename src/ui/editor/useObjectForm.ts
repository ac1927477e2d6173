import { useCallback, useDeferredValue, useMemo } from 'react';
import { useForm, useWatch, type FieldErrors, type Resolver } from 'react-hook-form';
import { textKeysOf } from '../../domain/findings/text-keys';
import type { Finding } from '../../domain/findings/finding';
import type { AnyValues } from '../../domain/nad/forms';
import { useT } from '../useT';
import type { ObjectForm } from './form';

/** Findings of the object that the form would send, sorted by the field that causes them. */
interface FormFindings {
  all: Finding[];
  byField: ReadonlyMap<string, Finding[]>;
  /** Those that no field of the form can mend. */
  others: Finding[];
}

const sortByField = (
  all: Finding[],
  fieldOf: (path: string) => string | undefined,
): FormFindings => {
  const byField = new Map<string, Finding[]>();
  const others: Finding[] = [];
  for (const finding of all) {
    const field = fieldOf(finding.path);
    if (field === undefined) others.push(finding);
    else byField.set(field, [...(byField.get(field) ?? []), finding]);
  }
  return { all, byField, others };
};

interface Checks<R> {
  /** What is wrong with an object by itself: the errors of the form. */
  check: (object: unknown) => Finding[];
  /** The same, and what follows from the rest of the cluster; must be memoised. */
  findingsOf: (object: R) => Finding[];
}

/**
 * The form over `base`: its values are leaves of that object, and its errors are the findings of the
 * object that results from them. Rules across the cluster follow a moment later.
 */
export const useObjectForm = <R>(
  base: R,
  objectForm: ObjectForm<R>,
  defaultValues: AnyValues,
  { check, findingsOf }: Checks<R>,
) => {
  const t = useT();
  const text = useCallback(
    (finding: Finding) => t(textKeysOf(finding).message, finding.params),
    [t],
  );

  const resolver = useCallback<Resolver<AnyValues>>(
    (values) => {
      const fieldOf = (path: string) => objectForm.fieldOf(path);
      const { byField } = sortByField(check(objectForm.apply(base, values)), fieldOf);
      const errors: FieldErrors<AnyValues> = {};
      for (const [field, findings] of byField) {
        const error = findings.find(({ severity }) => severity === 'error');
        if (error) errors[field] = { type: error.code, message: text(error) };
      }
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
    },
    [base, objectForm, check, text],
  );

  const form = useForm<AnyValues>({ defaultValues, resolver, mode: 'onTouched' });
  const watched = useWatch({ control: form.control });
  const draft = useMemo(
    () => objectForm.apply(base, { ...defaultValues, ...watched } as AnyValues),
    [base, objectForm, defaultValues, watched],
  );
  const settled = useDeferredValue(draft);
  const findings = useMemo(
    () => sortByField(findingsOf(settled), (path) => objectForm.fieldOf(path)),
    [settled, findingsOf, objectForm],
  );

  // Errors of the object by itself come from the form, which knows what was touched.
  const own = new Set(check(draft).map(({ code, path }) => code + path));
  const messagesOf = (field: string) => {
    const warning = findings.byField
      .get(field)
      ?.find(
        ({ severity, code, path }) =>
          severity === 'warning' || (severity === 'error' && !own.has(code + path)),
      );
    return {
      error: form.formState.errors[field]?.message,
      warning: warning && text(warning),
    };
  };

  return { form, draft, findings, messagesOf };
};
