import { useMemo, useState } from 'react';
import { Stack, StackItem } from '@patternfly/react-core';
import type { FormValues } from '../../domain/forms/leaf';
import { editByForm, editByText } from '../../domain/forms/rebase';
import type { KubernetesResource } from '../../domain/core/resource';
import type { AnyUdnForm } from '../../domain/udn/forms';
import type { World } from '../../domain/world/world';
import { editBy, type Change } from '../../k8s/write';
import { FindingList } from '../../ui/findings';
import { Review } from '../../ui/review/Review';
import { useT } from '../../ui/useT';
import { findingsOf } from './editor/udnKind';
import { modelFor } from './kinds';
import { SelectionSummary } from './SelectionSummary';

/** A network as it is to be stored. */
export interface Edited {
  udn: KubernetesResource;
  /** How the form makes it; undefined for a text. */
  form?: AnyUdnForm;
  values?: FormValues;
}

const changeOf = (
  { udn, form, values }: Edited,
  before: KubernetesResource | undefined,
): Change => {
  const model = modelFor(udn);
  if (!before) return { kind: 'create', model, resource: udn };
  return editBy(
    model,
    before,
    form && values ? editByForm(form, before, values) : editByText(before, udn),
  );
};

interface SaveReviewProps {
  edited: Edited;
  /** The network as it was read; undefined for a new one. */
  before: KubernetesResource | undefined;
  world: World | undefined;
  onRefused?: (error: unknown) => void;
  onClose: () => void;
  onSaved: (namespace: string | undefined, name: string, version: string | undefined) => void;
}

/** The last look at a network before it is created or changed. */
export const SaveReview = ({
  edited,
  before,
  world,
  onRefused,
  onClose,
  onSaved,
}: SaveReviewProps) => {
  const t = useT();
  const { udn } = edited;
  const [changes] = useState<Change[]>(() => [changeOf(edited, before)]);
  const findings = useMemo(() => findingsOf(udn, world), [udn, world]);
  const { name = '', generateName = '', namespace } = udn.metadata ?? {};
  const shown = name === '' ? generateName : name;
  return (
    <Review
      title={
        before
          ? t('Save changes of user-defined network {{name}}?', { name: shown })
          : t('Create user-defined network {{name}}?', { name: shown })
      }
      changes={changes}
      confirm={before ? t('Save changes') : t('Create network')}
      {...(onRefused ? { onRefused } : {})}
      onClose={onClose}
      // The server makes a name where the text has only a prefix for one.
      onDone={([saved]) =>
        onSaved(namespace, saved?.metadata?.name ?? name, saved?.metadata?.resourceVersion)
      }
    >
      <Stack hasGutter>
        {findings.length > 0 && (
          <StackItem>
            <FindingList findings={findings} />
          </StackItem>
        )}
        <SelectionSummary before={before} after={udn} />
      </Stack>
    </Review>
  );
};
