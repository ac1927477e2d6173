import { Alert, StackItem } from '@patternfly/react-core';
import type { ConnectField } from '../../../domain/node-policies/connect/fields';
import type { Connect } from './useConnect';

/** What is wrong with a choice that has no field, in an item of a stack. */
export const FieldAlert = ({
  connect: { messagesOf },
  field,
}: {
  connect: Connect;
  field: ConnectField;
}) => {
  const { error } = messagesOf(field);
  if (error === undefined) return null;
  return (
    <StackItem>
      <Alert variant="danger" isInline isLiveRegion component="h2" title={error} />
    </StackItem>
  );
};
