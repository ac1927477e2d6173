import type { ReactNode } from 'react';
import { Content, Flex, FlexItem, ListItem } from '@patternfly/react-core';
import { Link } from 'react-router';
import { useT } from '../useT';
import { numberText } from '../intl';

interface CountLineProps {
  /** What is counted, translated. */
  text: string;
  count: number;
  /** The list behind the number. */
  to: string;
  icon?: ReactNode;
  /** More about it, below. */
  children?: ReactNode;
}

/** A line of a card: what is counted, and how much of it there is, which leads to the list of it. */
export const CountLine = ({ text, count, to, icon, children }: CountLineProps) => {
  const t = useT();
  const number = numberText(count);
  return (
    <ListItem>
      <Flex
        justifyContent={{ default: 'justifyContentSpaceBetween' }}
        alignItems={{ default: 'alignItemsFlexStart' }}
        flexWrap={{ default: 'nowrap' }}
        gap={{ default: 'gapMd' }}
      >
        <FlexItem>
          {icon} {text}
          {children !== undefined && <Content component="small">{children}</Content>}
        </FlexItem>
        <FlexItem>
          <Link to={to} aria-label={t('{{number}}: {{text}}', { number, text })}>
            {number}
          </Link>
        </FlexItem>
      </Flex>
    </ListItem>
  );
};
