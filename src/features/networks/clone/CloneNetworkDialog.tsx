import { useState } from 'react';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import type { Copies } from '../../../domain/nad/clone-targets';
import { NetworkAttachmentDefinitionModel } from '../../../k8s/models';
import type { Change } from '../../../k8s/write';
import { attachPathOf } from '../../../ui/attachPath';
import { FindingList } from '../../../ui/findings';
import { freely } from '../../../ui/leave/guards';
import { useUnsaved } from '../../../ui/leave/useUnsaved';
import { say } from '../../../ui/notices/store';
import { networkPath } from '../../../ui/routes';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';
import { Alert, Stack, StackItem } from '@patternfly/react-core';
import { useNavigate } from 'react-router';
import { networkBasics } from '../networkBasics';
import { useUnseen } from './NamespacePicker';
import { CloneForm, type CloneValues } from './CloneForm';

/** So many of the copies are linked in what is said at the end. */
const FEW = 3;

interface CloneReviewProps {
  nad: NetworkAttachmentDefinition;
  copies: Copies;
  onClose: () => void;
  onDone: () => void;
}

const CloneReview = ({ nad, copies, onClose, onDone }: CloneReviewProps) => {
  const t = useT();
  const [changes] = useState<Change[]>(() =>
    copies.copies.map((resource) => ({
      kind: 'create',
      model: NetworkAttachmentDefinitionModel,
      resource,
    })),
  );
  const { name = '', namespace = '' } = nad.metadata ?? {};
  const unseen = useUnseen(copies.copies.map(({ metadata }) => metadata?.namespace ?? ''));
  return (
    <Review
      title={t('Clone network {{name}}?', { name: `${namespace}/${name}` })}
      changes={changes}
      isIndependent
      confirm={t('Create {{count}} networks', { count: changes.length })}
      onClose={onClose}
      onDone={onDone}
    >
      <Stack hasGutter>
        {unseen !== undefined && (
          <StackItem>
            <Alert variant="warning" isInline component="h2" title={unseen} />
          </StackItem>
        )}
        <StackItem>
          <FindingList findings={copies.findings} />
        </StackItem>
      </Stack>
    </Review>
  );
};

interface CloneNetworkDialogProps {
  nad: NetworkAttachmentDefinition;
  onClose: () => void;
}

/** Makes copies of a network: first what they are to be, then what the server makes of them. */
const CloneNetworkDialog = ({ nad, onClose }: CloneNetworkDialogProps) => {
  const t = useT();
  const navigate = useNavigate();
  const [values, setValues] = useState<CloneValues>({
    name: nad.metadata?.name ?? '',
    namespaces: [],
    network: 'same',
  });
  const [reviewed, setReviewed] = useState<Copies>();
  const { name, namespaces, network } = values;
  const { ask, question } = useUnsaved(
    name !== nad.metadata?.name || namespaces.length > 0 || network !== 'same',
  );
  if (reviewed) {
    const [only, ...others] = reviewed.copies;
    return (
      <>
        <CloneReview
          nad={nad}
          copies={reviewed}
          // Back to the form, where nothing typed is lost.
          onClose={() => setReviewed(undefined)}
          onDone={() => {
            onClose();
            const { namespace = '', name: copied = '' } = only?.metadata ?? {};
            if (others.length === 0) {
              say({
                variant: 'success',
                title: t(networkBasics.words.created, { name: `${namespace}/${copied}` }),
                links: [{ text: t('Attach VMs'), to: attachPathOf(namespace, copied) }],
              });
              freely(() => void navigate(networkPath(namespace, copied)));
              return;
            }
            say({
              variant: 'success',
              title: t('{{count}} networks created', { count: reviewed.copies.length }),
              links: reviewed.copies.slice(0, FEW).map(({ metadata }) => ({
                text: t('Attach VMs of {{namespace}}', { namespace: metadata?.namespace ?? '' }),
                to: attachPathOf(metadata?.namespace ?? '', metadata?.name ?? ''),
              })),
            });
          }}
        />
        {question}
      </>
    );
  }
  return (
    <>
      <CloneForm
        nad={nad}
        values={values}
        onChange={(change) => setValues((old) => ({ ...old, ...change }))}
        onReview={setReviewed}
        onClose={() => ask(onClose)}
      />
      {question}
    </>
  );
};

export default CloneNetworkDialog;
