import { Alert, AlertActionLink, List, ListItem } from '@patternfly/react-core';
import { useT } from '../useT';

interface HalfDoneProps {
  title: string;
  done: readonly string[];
  open: readonly string[];
  /** The ways on. */
  actions: readonly { text: string; onClick: () => void }[];
}

/** What is there already when a wizard stopped half-way, and the ways on. */
export const HalfDone = ({ title, done, open, actions }: HalfDoneProps) => {
  const t = useT();
  return (
    <Alert
      variant="warning"
      isInline
      isLiveRegion
      component="h2"
      title={title}
      actionLinks={actions.map(({ text, onClick }) => (
        <AlertActionLink key={text} onClick={onClick}>
          {text}
        </AlertActionLink>
      ))}
    >
      <List>
        {done.map((what) => (
          <ListItem key={what}>{t('Done: {{what}}', { what })}</ListItem>
        ))}
        {open.map((what) => (
          <ListItem key={what}>{t('Not done: {{what}}', { what })}</ListItem>
        ))}
      </List>
    </Alert>
  );
};
