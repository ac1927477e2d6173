import { useCallback, useDeferredValue, useMemo } from 'react';
import {
  useForm,
  useWatch,
  type FieldError,
  type Resolver,
  type UseFormReturn,
} from 'react-hook-form';
import type { Reason } from '../../domain/core/reasons';
import type { Severity } from '../../domain/findings/severity';
import type { FormValues } from '../../domain/forms/leaf';
import { sameJson } from '../../domain/core/same-json';
import type { FieldMessages } from '../FormField';
import { useT } from '../useT';

/** Something to say of what a form would make. */
export interface FormProblem {
  /** Undefined: no field of the form can mend it. */
  field: string | undefined;
  severity: Severity;
  message: Reason;
  /** It keeps the form from being sent, and stands beside its field once that was touched. */
  isBlocking: boolean;
}

/** What a form would make, and what is wrong with that. Must be memoised. */
export interface Judge<D, P extends FormProblem> {
  draftOf: (values: FormValues) => D;
  problemsOf: (draft: D) => P[];
  /**
   * The same with what takes longer to find out; it is shown a moment later.
   *
   * @param own what `problemsOf` says of the draft
   */
  allProblemsOf?: (draft: D, own: P[]) => P[];
}

/** A form, and what is to be said beside its fields. */
export interface CheckedForm<D, P extends FormProblem> {
  form: UseFormReturn<FormValues>;
  values: FormValues;
  draft: D;
  messagesOf: (field: string) => FieldMessages;
  /** What is good to know of a value, in place of the help of its field. */
  hintOf: (field: string) => string | undefined;
  /** What no field of the form can mend. */
  others: P[];
  /** All that is to be said of the draft, whichever fields the user has seen. */
  problems: readonly P[];
}

/** Keeps the last answer: a form asks more than once about one state. */
const remembered = <A, B>(
  answerTo: (question: A) => B,
  isSame: (a: A, b: A) => boolean,
): ((question: A) => B) => {
  let last: { question: A; answer: B } | undefined;
  return (question) => {
    if (!last || !isSame(last.question, question)) {
      last = { question, answer: answerTo(question) };
    }
    return last.answer;
  };
};

/**
 * A form whose errors are what rules say of the draft that results from it. A draft is made and
 * checked once for each state of the values.
 */
export const useCheckedForm = <D, P extends FormProblem>(
  defaultValues: FormValues,
  judge: Judge<D, P>,
): CheckedForm<D, P> => {
  const t = useT();
  const { draftOf, problemsOf } = useMemo(() => {
    const draftOfValues = remembered(judge.draftOf, sameJson);
    return {
      // The library changes the object that it hands out.
      draftOf: (values: FormValues) => draftOfValues({ ...values }),
      problemsOf: remembered(judge.problemsOf, Object.is),
    };
  }, [judge]);
  const textOf = useCallback(({ message }: FormProblem) => t(message.text, message.params), [t]);

  const resolver = useCallback<Resolver<FormValues>>(
    (values) => {
      const errors: Record<string, FieldError> = {};
      for (const problem of problemsOf(draftOf(values))) {
        const { field, isBlocking } = problem;
        if (isBlocking && field !== undefined) {
          errors[field] ??= { type: 'rule', message: textOf(problem) };
        }
      }
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
    },
    [draftOf, problemsOf, textOf],
  );

  const form = useForm<FormValues>({ defaultValues, resolver, mode: 'onTouched' });
  const watched = useWatch({ control: form.control });
  const values = useMemo(
    () => ({ ...defaultValues, ...watched }) as FormValues,
    [defaultValues, watched],
  );
  const draft = draftOf(values);
  const settled = useDeferredValue(draft);
  const problems = useMemo(() => {
    const own = problemsOf(settled);
    return judge.allProblemsOf?.(settled, own) ?? own;
  }, [settled, problemsOf, judge]);

  const messageAt = (field: string, isWanted: (problem: P) => boolean): string | undefined => {
    const found = problems.find((problem) => problem.field === field && isWanted(problem));
    return found && textOf(found);
  };
  return {
    form,
    values,
    draft,
    messagesOf: (field) => ({
      error: form.formState.errors[field]?.message,
      warning: messageAt(field, ({ severity, isBlocking }) => severity !== 'info' && !isBlocking),
    }),
    hintOf: (field) => messageAt(field, ({ severity }) => severity === 'info'),
    others: problems.filter(({ field }) => field === undefined),
    problems,
  };
};
