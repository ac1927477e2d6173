import type { ReactNode } from 'react';
import { Flex, FlexItem, List, ListItem } from '@patternfly/react-core';
import { PopoverButton } from '../PopoverButton';
import { useT } from '../useT';
import { NONE } from '../none';

interface Entry {
  key: string;
  node: ReactNode;
  /** As it stands in the list of all, where that is more. */
  full?: ReactNode;
}

interface SeveralProps {
  entries: readonly Entry[];
  /** How many stand in the cell itself. */
  count?: number;
  /** Heading of the list of all, and accessible name of the button that opens it. */
  title: string;
  allLabel: string;
  /** Stands for the button's "+2". */
  more?: string;
}

/** Several values of one cell: the first on one line, all of them behind a button. */
export const Several = ({ entries, count = 1, title, allLabel, more }: SeveralProps) => {
  const t = useT();
  if (entries.length === 0) return <>{NONE}</>;
  const hidden = entries.length - count;
  return (
    <Flex gap={{ default: 'gapSm' }} rowGap={{ default: 'rowGapNone' }}>
      {entries.slice(0, count).map(({ key, node }) => (
        <FlexItem key={key}>{node}</FlexItem>
      ))}
      {hidden > 0 && (
        <FlexItem>
          <PopoverButton
            label={allLabel}
            header={title}
            body={() => (
              <List isPlain>
                {entries.map(({ key, node, full }) => (
                  <ListItem key={key}>{full ?? node}</ListItem>
                ))}
              </List>
            )}
          >
            {more ?? t('+{{count}}', { count: hidden })}
          </PopoverButton>
        </FlexItem>
      )}
    </Flex>
  );
};
