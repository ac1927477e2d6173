import { useMemo } from 'react';
import type { KubernetesResource } from '../../../domain/core/resource';
import type { FormValues } from '../../../domain/forms/leaf';
import {
  isBlocking,
  problemFinder,
  type FormChange,
} from '../../../domain/vm/change/form-problems';
import type { ChangeContext } from '../../../domain/vm/change/interface-change';
import type { InterfaceForm } from '../../../domain/vm/form/interface-form';
import type { World } from '../../../domain/world/world';
import {
  useCheckedForm,
  type CheckedForm,
  type FormProblem,
} from '../../../ui/form/useCheckedForm';

/** In front of the ids of the form's controls. */
export const ID_PREFIX = 'interface-';

/** The form of one interface; its draft is the change that it stands for. */
export interface InterfaceFormState extends CheckedForm<FormChange, FormProblem> {
  values: InterfaceForm;
}

/** The values of the form, which holds a field for each leaf. */
export const interfaceIn = (values: FormValues): InterfaceForm => values as InterfaceForm;

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
  const judge = useMemo(() => {
    const problemsOf = problemFinder(world, vm, context);
    return {
      draftOf: (values: FormValues) => changeOf(interfaceIn(values)),
      problemsOf: (change: FormChange): FormProblem[] =>
        problemsOf(change).map((problem) => ({ ...problem, isBlocking: isBlocking(problem) })),
    };
  }, [world, vm, context, changeOf]);
  const checked = useCheckedForm(initial, judge);
  return { ...checked, values: interfaceIn(checked.values) };
};
