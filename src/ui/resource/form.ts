import { msg } from '../../domain/core/msg';
import { reason } from '../../domain/core/reasons';
import type { KubernetesResource } from '../../domain/core/resource';
import { textKeysOf } from '../../domain/findings/text-keys';
import type { Finding } from '../../domain/findings/finding';
import { textOnly, type AnyForm } from '../../domain/forms/form';
import type { FormProblem } from '../form/useCheckedForm';

/** A form on objects that exist already, or are made elsewhere. */
export type ObjectForm<R> = Omit<AnyForm<R>, 'create'>;

/** Stands in where no form shows an object: it shows nothing and changes nothing. */
export const noForm: ObjectForm<KubernetesResource> = {
  read: () => textOnly(msg('There is no form for networks of this type.')),
  apply: (object) => object,
  fieldOf: () => undefined,
};

const keyOf = ({ code, path }: Finding): string => `${code} ${path}`;

/** Errors of an object that it did not have before; of a new one (undefined), all. */
export const newErrors = <R extends KubernetesResource>(
  check: (object: R) => Finding[],
  object: R,
  before: R | undefined,
): Finding[] => {
  const known = new Set(before ? check(before).map(keyOf) : []);
  return check(object).filter(
    (finding) => finding.severity === 'error' && !known.has(keyOf(finding)),
  );
};

/** A finding as something to say beside a field. */
export interface FindingProblem extends FormProblem {
  finding: Finding;
}

/** A judge of the objects that a form makes of `base`. */
export const judgeOf = <R extends KubernetesResource>(
  base: R,
  form: ObjectForm<R>,
  check: (object: unknown) => Finding[],
  findingsOf: (object: R) => Finding[],
) => {
  const problemOf = (finding: Finding, isBlocking: boolean): FindingProblem => ({
    field: form.fieldOf(finding.path),
    severity: finding.severity,
    message: reason(textKeysOf(finding).message, finding.params),
    isBlocking,
    finding,
  });
  return {
    draftOf: (values: Parameters<typeof form.apply>[1]): R => form.apply(base, values),
    problemsOf: (draft: R) =>
      check(draft).map((finding) => problemOf(finding, finding.severity === 'error')),
    // Errors of the object by itself come from the form, which knows what was touched.
    allProblemsOf: (draft: R, own: FindingProblem[]) => {
      const blocking = new Set(
        own.filter(({ isBlocking }) => isBlocking).map(({ finding }) => keyOf(finding)),
      );
      return findingsOf(draft).map((finding) => problemOf(finding, blocking.has(keyOf(finding))));
    },
  };
};
