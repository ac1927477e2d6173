import { Content, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import { keyName, keysIn, type KeyLine, type PublicKey } from '../../../domain/vm/keys/public-keys';
import { Breakable } from '../../../ui/Breakable';
import { useT } from '../../../ui/useT';

/** Public keys as people tell them. */
export const KeyNames = ({ keys }: { keys: readonly PublicKey[] }) => (
  <List isPlain>
    {keys.map((key) => (
      <ListItem key={key.body}>
        <Breakable text={keyName(key)} />
      </ListItem>
    ))}
  </List>
);

/** The keys of a text, and which of its lines are none. */
export const KeyLines = ({ lines }: { lines: readonly KeyLine[] }) => {
  const t = useT();
  const wrong = lines.filter(({ problem }) => problem);
  if (lines.length === 0) return <>{t('No keys')}</>;
  return (
    <Stack>
      <StackItem>
        <KeyNames keys={keysIn(lines)} />
      </StackItem>
      {wrong.map(({ line, problem }) => (
        <StackItem key={line}>
          <Content component="small">
            {t('Line {{line}}: {{why}}', {
              line,
              why: problem && t(problem.text, problem.params),
            })}
          </Content>
        </StackItem>
      ))}
    </Stack>
  );
};
