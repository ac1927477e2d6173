import { msg } from '../../domain/core/msg';
import type { NadFormRead } from '../../domain/nad/forms/form';
import type { AnyValues } from '../../domain/nad/forms';
import type { Finding } from '../../domain/findings/finding';
import type { KubernetesResource } from '../../domain/core/resource';
import type { TextKind } from '../yaml/readText';

/** A form of objects, as the domain makes them: some of their leaves as values. */
export interface ObjectForm<R> {
  read(object: R): NadFormRead<AnyValues>;
  apply(object: R, values: AnyValues): R;
  /** The field that a finding's path belongs to. */
  fieldOf(path: string): string | undefined;
}

/** What an editor has to know of the objects that it edits. */
export interface EditedKind<R extends KubernetesResource, F extends ObjectForm<R>> {
  text: TextKind<R>;
  /** The form that shows an object; undefined for those that are edited as text only. */
  formFor: (object: R) => F | undefined;
}

/** Stands in where no form shows an object: it shows nothing and changes nothing. */
export const noForm: ObjectForm<KubernetesResource> = {
  read: () => ({
    kind: 'text-only',
    reason: msg('There is no form for networks of this type.'),
    params: {},
  }),
  apply: (object) => object,
  fieldOf: () => undefined,
};

/** Errors of an object that it did not have before; of a new one (undefined), all. */
export const newErrors = (
  check: (object: unknown) => Finding[],
  object: KubernetesResource,
  before: KubernetesResource | undefined,
): Finding[] => {
  const known = new Set(before ? check(before).map(({ code, path }) => `${code} ${path}`) : []);
  return check(object).filter(
    ({ severity, code, path }) => severity === 'error' && !known.has(`${code} ${path}`),
  );
};
