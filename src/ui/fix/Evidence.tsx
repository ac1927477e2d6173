import { List, ListItem } from '@patternfly/react-core';
import { nameOfObject } from '../../domain/findings/query';
import type { Finding } from '../../domain/findings/finding';
import { ObjectLink } from '../ObjectLink';
import { useT } from '../useT';

/** The objects that a finding reasons from; nothing where it is about its object alone. */
export const Evidence = ({ finding }: { finding: Finding }) => {
  const t = useT();
  const { related = [] } = finding;
  if (related.length === 0) return null;
  return (
    <>
      <p>{t('Seen in:')}</p>
      <List isPlain>
        {related.map((object) => (
          <ListItem key={`${object.kind} ${nameOfObject(object)}`}>
            {object.kind} <ObjectLink object={object} isFull />
          </ListItem>
        ))}
      </List>
    </>
  );
};
