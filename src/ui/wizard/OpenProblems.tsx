import { Alert, List, ListItem, StackItem } from '@patternfly/react-core';
import type { FormProblem } from '../form/useCheckedForm';
import { useT } from '../useT';

/** What the steps before still lack, in an item of a stack; nothing where they lack nothing. */
export const OpenProblems = ({ problems }: { problems: readonly FormProblem[] }) => {
  const t = useT();
  if (problems.length === 0) return null;
  return (
    <StackItem>
      <Alert
        variant="danger"
        isInline
        component="h2"
        title={t('Something of the steps before is missing or does not fit')}
      >
        <List>
          {problems.map(({ field, message: { text, params } }) => (
            <ListItem key={`${field ?? ''} ${text}`}>{t(text, params)}</ListItem>
          ))}
        </List>
      </Alert>
    </StackItem>
  );
};
