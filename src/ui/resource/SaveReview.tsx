import { useMemo, useState } from 'react';
import { Alert, Stack, StackItem } from '@patternfly/react-core';
import type { KubernetesResource } from '../../domain/core/resource';
import type { World } from '../../domain/world/world';
import { editBy, type Change } from '../../k8s/write';
import { FindingList } from '../findings';
import { say } from '../notices/store';
import { Review } from '../review/Review';
import { useT } from '../useT';
import type { ResourceKind } from './kind';
import { useFindingsOf } from './useFindingsOf';
import { useRefusal } from './useRefusal';

/** An object as it is to be stored. */
export interface Edited<R> {
  object: R;
  /** How it is made of what was read, and of what that has become meanwhile. */
  edit(current: R): R;
}

interface SaveReviewProps<R extends KubernetesResource> {
  kind: ResourceKind<R>;
  edited: Edited<R>;
  /** The object as it was read; undefined for a new one. */
  before: R | undefined;
  /** What is created or changed with it, before it. */
  alongside?: readonly Change[];
  /** The same, after it. */
  afterwards?: readonly Change[];
  world: World | undefined;
  onRefused?: (error: unknown) => void;
  onClose: () => void;
  onSaved: (saved: R) => void;
}

/** What the page of the form says, too: somebody else would undo the change, or it will be refused. */
const NotYours = <R extends KubernetesResource>({
  kind,
  object,
}: {
  kind: ResourceKind<R>;
  object: R;
}) => {
  const t = useT();
  const refusal = useRefusal(kind, object, 'patch');
  if (refusal === undefined) return null;
  return (
    <StackItem>
      <Alert variant="warning" isInline component="h2" title={t(kind.words.notYours)}>
        {refusal}
      </Alert>
    </StackItem>
  );
};

/** The last look at an object before it is created or changed. */
export const SaveReview = <R extends KubernetesResource>({
  kind,
  edited,
  before,
  alongside = [],
  afterwards = [],
  world,
  onRefused,
  onClose,
  onSaved,
}: SaveReviewProps<R>) => {
  const t = useT();
  const { words } = kind;
  const { object } = edited;
  const [others] = useState({ before: alongside, after: afterwards });
  const [changes] = useState<Change[]>(() => {
    const model = kind.modelOf(object);
    const own: Change = before
      ? editBy(model, before, (current) => edited.edit(current))
      : { kind: 'create', model, resource: object };
    return [...others.before, own, ...others.after];
  });
  const { findingsOf } = useFindingsOf(kind, world);
  const findings = useMemo(() => findingsOf(object), [findingsOf, object]);
  return (
    <Review
      title={t(before ? words.askSave : words.askCreate, { name: kind.shownName(object) })}
      changes={changes}
      confirm={before ? t('Save changes') : t(words.confirmCreate)}
      onRefused={(error, change) => {
        // What is wrong with what comes along is said beside it in the review.
        if (change === changes[others.before.length]) onRefused?.(error);
      }}
      onClose={onClose}
      onDone={(results) => {
        // The server makes a name where the text has only a prefix for one.
        const saved = (results[others.before.length] as R | undefined) ?? object;
        const isUnchanged = changes.every(
          (change) => change.kind === 'edit' && change.operations.length === 0,
        );
        if (isUnchanged) say({ variant: 'info', title: t('There was nothing to save') });
        else {
          say({
            variant: 'success',
            title: t(before ? words.saved : words.created, { name: kind.shownName(saved) }),
            links: kind.nextSteps(saved, before).map(({ text, to }) => ({ text: t(text), to })),
          });
        }
        onSaved(saved);
      }}
    >
      <Stack hasGutter>
        {before && <NotYours kind={kind} object={before} />}
        {findings.length > 0 && (
          <StackItem>
            <FindingList findings={findings} />
          </StackItem>
        )}
        <kind.ReviewNote before={before} after={object} />
      </Stack>
    </Review>
  );
};
