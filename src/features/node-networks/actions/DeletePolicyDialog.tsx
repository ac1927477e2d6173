import { useState } from 'react';
import { Alert, Button, List, ListItem } from '@patternfly/react-core';
import type { Impact } from '../../../domain/checks/impact';
import type { KubernetesResource } from '../../../domain/core/resource';
import { partsOf, partTitle } from '../../../domain/node-policies/parts';
import { canBeRemoved, isRemoval } from '../../../domain/node-policies/removal';
import { DeleteDialog } from '../../../ui/resource/DeleteDialog';
import { useT } from '../../../ui/useT';
import { policyBasics } from '../policyBasics';

/** Deleting a policy changes nothing on nodes, so that nobody notices. */
const NOBODY: Impact = {
  users: [],
  runningCount: 0,
  migrationSettings: [],
  sameNetwork: [],
  unknown: [],
};

interface DeletePolicyDialogProps {
  policy: KubernetesResource;
  onClose: () => void;
  onDeleted: () => void;
  /** Takes away first what it made; undefined where the user may not. */
  onRemove: (() => void) | undefined;
}

/** Asks before a policy is deleted, says that nodes keep what it made, and offers to take that away first. */
export const DeletePolicyDialog = ({ policy, onRemove, ...props }: DeletePolicyDialogProps) => {
  const t = useT();
  const [opened] = useState(policy);
  // What only sets ports up again makes nothing.
  const parts = isRemoval(opened) ? [] : partsOf(opened).filter(({ isAbsent }) => !isAbsent);
  return (
    <DeleteDialog {...props} kind={policyBasics} object={opened} impact={NOBODY}>
      {parts.length === 0 ? (
        <p>{t('It makes nothing on nodes, so that nothing stays there.')}</p>
      ) : (
        <Alert
          variant="warning"
          isInline
          component="h2"
          title={t('The nodes keep what the policy made')}
          {...(onRemove && canBeRemoved(opened)
            ? {
                actionLinks: (
                  <Button variant="link" isInline onClick={onRemove}>
                    {t('Remove it from nodes first')}
                  </Button>
                ),
              }
            : {})}
        >
          <p>{t('Deleting undoes nothing. Afterwards no policy says that it is there:')}</p>
          <List>
            {parts.map((part) => {
              const { text, params } = partTitle(part);
              return <ListItem key={`${part.type} ${part.name}`}>{t(text, params)}</ListItem>;
            })}
          </List>
        </Alert>
      )}
    </DeleteDialog>
  );
};
