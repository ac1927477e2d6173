import { Button, Content, List, ListItem, Stack, StackItem, Title } from '@patternfly/react-core';
import type { NodeColumn } from '../../../domain/map/fold-nodes';
import { ObjectLink } from '../../../ui/ObjectLink';
import { PopoverButton } from '../../../ui/PopoverButton';
import { useT } from '../../../ui/useT';
import { columnTitle, differenceText } from './words';

/** So many are listed; all of them are in the table. */
const MOST = 12;

interface ColumnHeadingProps {
  column: NodeColumn;
  /** Shows each node of the column; undefined where there is one only. */
  onOpen: (() => void) | undefined;
}

const About = ({ column, onOpen }: ColumnHeadingProps) => {
  const t = useT();
  const { nodes, differences } = column;
  const more = differences.length - MOST;
  return (
    <Stack hasGutter>
      {differences.length > 0 && (
        <StackItem>
          <Title headingLevel="h3" size="md">
            {t('Other than on most nodes')}
          </Title>
          <List isPlain>
            {differences.slice(0, MOST).map((difference) => (
              <ListItem key={difference.row.key}>{differenceText(t, difference)}</ListItem>
            ))}
            {more > 0 && <ListItem>{t('and {{count}} more', { count: more })}</ListItem>}
          </List>
        </StackItem>
      )}
      <StackItem>
        <Title headingLevel="h3" size="md">
          {t('Nodes')}
        </Title>
        <List isPlain>
          {nodes.slice(0, MOST).map(({ name }) => (
            <ListItem key={name}>
              <ObjectLink object={{ apiVersion: 'v1', kind: 'Node', name }} />
            </ListItem>
          ))}
          {nodes.length > MOST && (
            <ListItem>{t('and {{count}} more', { count: nodes.length - MOST })}</ListItem>
          )}
        </List>
      </StackItem>
      {onOpen && (
        <StackItem>
          <Button variant="secondary" onClick={onOpen}>
            {t('Show each of these nodes')}
          </Button>
        </StackItem>
      )}
    </Stack>
  );
};

/** The nodes of a column, and what is other there than on most nodes. */
export const ColumnHeading = (props: ColumnHeadingProps) => {
  const t = useT();
  const { column } = props;
  const { differences } = column;
  const [first] = differences;
  const title = columnTitle(t, column);
  return (
    <>
      <PopoverButton
        label={t('{{title}}: which nodes, and what differs', { title })}
        header={title}
        body={() => <About {...props} />}
      >
        {title}
      </PopoverButton>
      {first && (
        <Content component="small">
          {differences.length === 1
            ? differenceText(t, first)
            : t('{{first}}, and {{count}} more differences', {
                first: differenceText(t, first),
                count: differences.length - 1,
              })}
        </Content>
      )}
    </>
  );
};
