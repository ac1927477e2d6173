import { useCallback, useDeferredValue, useMemo } from 'react';
import { useForm, useWatch, type FieldErrors, type Resolver } from 'react-hook-form';
import { checkWorld } from '../../../domain/findings/check-world';
import { describeFinding } from '../../../domain/findings/catalog';
import type { Finding } from '../../../domain/findings/types';
import { checkNad } from '../../../domain/nad/check';
import { draftWorldOf } from '../../../domain/nad/draft-world';
import type { AnyNadForm, AnyValues } from '../../../domain/nad/forms';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import type { World } from '../../../domain/world/world';
import { useT } from '../../../ui/useT';

/** Findings of the object that the form would send, sorted by the field that causes them. */
export interface FormFindings {
  all: Finding[];
  byField: ReadonlyMap<string, Finding[]>;
  /** Those that no field of the form can mend. */
  others: Finding[];
}

const sortByField = (all: Finding[], form: AnyNadForm): FormFindings => {
  const byField = new Map<string, Finding[]>();
  const others: Finding[] = [];
  for (const finding of all) {
    const field = form.fieldOf(finding.path);
    if (field === undefined) others.push(finding);
    else byField.set(field, [...(byField.get(field) ?? []), finding]);
  }
  return { all, byField, others };
};

/** What rules say of a draft, by itself and, where the cluster is known, beside all else. */
export const findingsOf = (
  draft: NetworkAttachmentDefinition,
  world: World | undefined,
): Finding[] => {
  if (!world) return checkNad(draft);
  const { name, namespace } = draft.metadata ?? {};
  return checkWorld(draftWorldOf(world, draft)).filter(
    ({ object }) =>
      object.kind === 'NetworkAttachmentDefinition' &&
      object.name === (name ?? '') &&
      (object.namespace ?? '') === (namespace ?? ''),
  );
};

/**
 * The form over `base`: its values are leaves of that object, and its errors are the findings of the
 * object that results from them. Rules across the cluster follow a moment later.
 */
export const useNetworkForm = (
  base: NetworkAttachmentDefinition,
  nadForm: AnyNadForm,
  defaultValues: AnyValues,
  world: World | undefined,
) => {
  const t = useT();
  const text = useCallback(
    (finding: Finding) => t(describeFinding(finding).message, finding.params),
    [t],
  );

  const resolver = useCallback<Resolver<AnyValues>>(
    (values) => {
      const { byField } = sortByField(checkNad(nadForm.apply(base, values)), nadForm);
      const errors: FieldErrors<AnyValues> = {};
      for (const [field, findings] of byField) {
        const error = findings.find(({ severity }) => severity === 'error');
        if (error) errors[field] = { type: error.code, message: text(error) };
      }
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
    },
    [base, nadForm, text],
  );

  const form = useForm<AnyValues>({ defaultValues, resolver, mode: 'onTouched' });
  const watched = useWatch({ control: form.control });
  const draft = useMemo(
    () => nadForm.apply(base, { ...defaultValues, ...watched } as AnyValues),
    [base, nadForm, defaultValues, watched],
  );
  const settled = useDeferredValue(draft);
  const findings = useMemo(
    () => sortByField(findingsOf(settled, world), nadForm),
    [settled, world, nadForm],
  );

  /** The text of a field's first finding of a kind. */
  const messageOf = (field: string, isWanted: (finding: Finding) => boolean) => {
    const finding = findings.byField.get(field)?.find(isWanted);
    return finding && text(finding);
  };

  return { form, draft, findings, messageOf };
};
