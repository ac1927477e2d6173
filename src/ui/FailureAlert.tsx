import type { ReactNode } from 'react';
import { Alert, List, ListItem } from '@patternfly/react-core';
import { NoAnswer } from '../k8s/answer';
import { failureOf } from '../k8s/failure';
import { SessionEnded } from './SessionEnded';
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
      <p>
        {error instanceof NoAnswer
          ? t('No answer came in time. It may have been done, or may still be done.')
          : message}
      </p>
      {code === 401 && <SessionEnded />}
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
