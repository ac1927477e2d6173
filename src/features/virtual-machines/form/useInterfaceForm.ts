import { useCallback, useDeferredValue, useMemo } from 'react';
import {
  useForm,
  useWatch,
  type FieldErrors,
  type Resolver,
  type UseFormReturn,
} from 'react-hook-form';
import type { KubernetesResource } from '../../../domain/core/resource';
import type { InterfaceField, InterfaceForm } from '../../../domain/vm/form/form-values';
import {
  isBlocking,
  problemsOf,
  type FormChange,
  type FormProblem,
} from '../../../domain/vm/change/form-problems';
import type { ChangeContext } from '../../../domain/vm/change/interface-change';
import type { World } from '../../../domain/world/world';
import type { FieldMessages } from '../../../ui/FormField';
import { useT } from '../../../ui/useT';

/** The form of one interface, and what is to be said beside its fields. */
export interface InterfaceFormState {
  form: UseFormReturn<InterfaceForm>;
  values: InterfaceForm;
  messagesOf: (field: InterfaceField) => FieldMessages;
  /** What is good to know of a value, in place of the help of its field. */
  hintOf: (field: InterfaceField) => string | undefined;
  /** What would be wrong elsewhere in the VM. */
  others: FormProblem[];
}

interface InterfaceFormOptions {
  world: World;
  vm: KubernetesResource;
  initial: InterfaceForm;
  /** Must be memoised. */
  changeOf: (form: InterfaceForm) => FormChange;
  /** Must be memoised. */
  context: ChangeContext;
}

/** A form whose errors are what the rules say of the VM that results from it. */
export const useInterfaceForm = ({
  world,
  vm,
  initial,
  changeOf,
  context,
}: InterfaceFormOptions): InterfaceFormState => {
  const t = useT();
  const check = useCallback(
    (form: InterfaceForm) => problemsOf(world, vm, changeOf(form), context),
    [world, vm, changeOf, context],
  );
  const textOf = useCallback(({ message }: FormProblem) => t(message.text, message.params), [t]);

  const resolver = useCallback<Resolver<InterfaceForm>>(
    (values) => {
      const errors: FieldErrors<InterfaceForm> = {};
      for (const problem of check(values).filter(isBlocking)) {
        const { field } = problem;
        if (field !== undefined) errors[field] ??= { type: 'rule', message: textOf(problem) };
      }
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
    },
    [check, textOf],
  );

  const form = useForm<InterfaceForm>({ defaultValues: initial, resolver, mode: 'onTouched' });
  const watched = useWatch({ control: form.control });
  const values = useMemo(() => ({ ...initial, ...watched }) as InterfaceForm, [initial, watched]);
  const settled = useDeferredValue(values);
  const problems = useMemo(() => check(settled), [check, settled]);

  const messagesOf = (field: InterfaceField): FieldMessages => {
    const warning = problems.find(
      (problem) => problem.field === field && problem.severity !== 'info' && !isBlocking(problem),
    );
    return {
      error: form.formState.errors[field]?.message,
      warning: warning && textOf(warning),
    };
  };
  const hintOf = (field: InterfaceField): string | undefined => {
    const hint = problems.find((problem) => problem.field === field && problem.severity === 'info');
    return hint && textOf(hint);
  };
  return {
    form,
    values,
    messagesOf,
    hintOf,
    others: problems.filter(({ field }) => field === undefined),
  };
};
