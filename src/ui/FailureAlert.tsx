import type { ReactNode } from 'react';
import { Alert, List, ListItem } from '@patternfly/react-core';
import { failureOf } from '../k8s/failure';
import { useT } from './useT';

interface FailureAlertProps {
  /** What the user wanted to do, such as "The network could not be created". */
  title: string;
  error: unknown;
  /** What the user can do about it. */
  action?: ReactNode;
}

/** A server's refusal, whole: its message, and each field that it blames. */
export const FailureAlert = ({ title, error, action }: FailureAlertProps) => {
  const t = useT();
  const { code, reason, message, causes } = failureOf(error);
  const answer = [code, reason].filter((part) => part !== undefined).join(' ');
  const separate = causes.filter((cause) => !message.includes(cause.message));
  return (
    <Alert variant="danger" isInline title={title} component="h2" role="alert" actionLinks={action}>
      <p>{message}</p>
      {separate.length > 0 && (
        <List>
          {separate.map((cause) => (
            <ListItem key={`${cause.field} ${cause.message}`}>
              {cause.field ? `${cause.field}: ${cause.message}` : cause.message}
            </ListItem>
          ))}
        </List>
      )}
      {answer !== '' && <p>{t('Answer of the server: {{answer}}', { answer })}</p>}
    </Alert>
  );
};
