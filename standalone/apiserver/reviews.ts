import type { User } from '../kubernetes/user.ts';
import { groupsOf, isAllowed, rulesFor } from './rbac.ts';
import type { Store } from './store.ts';
import { isRecord } from '../kubernetes/object.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const accessReview = (store: Store, user: User, spec: Record<string, unknown>) => {
  const asked = isRecord(spec.resourceAttributes) ? spec.resourceAttributes : undefined;
  if (!asked) return { allowed: true };
  const resource = [textOf(asked.resource), textOf(asked.subresource)].filter(
    (part) => part !== '',
  );
  const namespace = textOf(asked.namespace);
  const name = textOf(asked.name);
  const allowed = isAllowed(store, user, {
    verb: textOf(asked.verb),
    group: textOf(asked.group),
    resource: resource.join('/'),
    ...(namespace === '' ? {} : { namespace }),
    ...(name === '' ? {} : { name }),
  });
  return { allowed };
};

const rulesReview = (store: Store, user: User, spec: Record<string, unknown>) => {
  const rules = rulesFor(store, user, textOf(spec.namespace) || undefined);
  return {
    resourceRules: rules.filter(({ resources }) => resources !== undefined),
    nonResourceRules: rules.filter(({ nonResourceURLs }) => nonResourceURLs !== undefined),
    incomplete: false,
  };
};

/** Answers a review about the user who asks. */
export const review = (
  store: Store,
  user: User,
  kind: string,
  body: Record<string, unknown>,
): Record<string, unknown> => {
  const spec = isRecord(body.spec) ? body.spec : {};
  const status = () => {
    if (kind === 'SelfSubjectAccessReview') return accessReview(store, user, spec);
    if (kind === 'SelfSubjectRulesReview') return rulesReview(store, user, spec);
    return { userInfo: { username: user.name, groups: groupsOf(user) } };
  };
  return {
    kind,
    apiVersion: body.apiVersion,
    metadata: { creationTimestamp: null },
    ...(kind === 'SelfSubjectReview' ? {} : { spec }),
    status: status(),
  };
};
