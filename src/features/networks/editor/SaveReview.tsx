import { useMemo, useState } from 'react';
import { Stack, StackItem } from '@patternfly/react-core';
import type { FormValues } from '../../../domain/forms/leaf';
import { editByForm, editByText } from '../../../domain/forms/rebase';
import type { AnyNadForm } from '../../../domain/nad/forms';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { sameJson } from '../../../domain/core/same-json';
import type { World } from '../../../domain/world/world';
import { NetworkAttachmentDefinitionModel } from '../../../k8s/models';
import { editBy, type Change } from '../../../k8s/write';
import { FindingList } from '../../../ui/findings';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';
import { ImpactSummary } from '../../../ui/impact/ImpactSummary';
import { useImpact } from '../../../ui/impact/useImpact';
import { findingsOf } from './networkKind';

/** A network as it is to be stored. */
export interface Edited {
  nad: NetworkAttachmentDefinition;
  /** How the form makes it; undefined for a text. */
  nadForm?: AnyNadForm;
  values?: FormValues;
}

const changeOf = (
  { nad, nadForm, values }: Edited,
  before: NetworkAttachmentDefinition | undefined,
): Change => {
  const model = NetworkAttachmentDefinitionModel;
  if (!before) return { kind: 'create', model, resource: nad };
  return editBy(
    model,
    before,
    nadForm && values ? editByForm(nadForm, before, values) : editByText(before, nad),
  );
};

const Affected = ({ nad }: { nad: NetworkAttachmentDefinition }) => {
  const t = useT();
  const { name = '', namespace = '' } = nad.metadata ?? {};
  return (
    <ImpactSummary
      impact={useImpact(namespace, name)}
      consequence={t(
        'Running VMs keep the old configuration. A VM takes the new one when it is restarted or migrated.',
      )}
    />
  );
};

interface SaveReviewProps {
  edited: Edited;
  /** The network as it was read; undefined for a new one. */
  before: NetworkAttachmentDefinition | undefined;
  world: World | undefined;
  onRefused: (error: unknown) => void;
  onClose: () => void;
  onSaved: (namespace: string, name: string, saved: NetworkAttachmentDefinition) => void;
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
  const [changes] = useState<Change[]>(() => [changeOf(edited, before)]);
  const findings = useMemo(() => findingsOf(edited.nad, world), [edited.nad, world]);
  const { name = '', namespace = '' } = edited.nad.metadata ?? {};
  const full = `${namespace}/${name}`;
  const changesConfig = before && !sameJson(before.spec, edited.nad.spec);
  return (
    <Review
      title={
        before
          ? t('Save changes of network {{name}}?', { name: full })
          : t('Create network {{name}}?', { name: full })
      }
      changes={changes}
      confirm={before ? t('Save changes') : t('Create network')}
      onRefused={onRefused}
      onClose={onClose}
      onDone={([sent]) => {
        const saved = (sent as NetworkAttachmentDefinition | undefined) ?? edited.nad;
        // The server makes a name where the text has only a prefix for one.
        const stored = saved.metadata ?? {};
        onSaved(stored.namespace ?? namespace, stored.name ?? name, saved);
      }}
    >
      <Stack hasGutter>
        {findings.length > 0 && (
          <StackItem>
            <FindingList findings={findings} />
          </StackItem>
        )}
        {changesConfig && (
          <StackItem>
            <Affected nad={before} />
          </StackItem>
        )}
      </Stack>
    </Review>
  );
};
