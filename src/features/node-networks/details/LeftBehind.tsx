import { useMemo } from 'react';
import { Alert, List, ListItem } from '@patternfly/react-core';
import { Link } from 'react-router';
import { leftBehind } from '../../../domain/node-policies/removal';
import { nodePolicyCreatePath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import type { PolicyFacts } from './facts';

/** Nodes that the policy is not for, and that have what it makes; for each a way to take it away. */
export const LeftBehind = ({ policy, world }: PolicyFacts) => {
  const t = useT();
  const nodes = useMemo(() => leftBehind(world, policy), [world, policy]);
  const of = policy.metadata?.name ?? '';
  if (nodes.length === 0) return null;
  return (
    <Alert
      variant="info"
      isInline
      component="h2"
      title={t(
        '{{count}} other nodes have what the policy makes, and no policy asks for it there',
        {
          count: nodes.length,
        },
      )}
    >
      <p>{t('The policy was for them once, or somebody else made it there.')}</p>
      <List>
        {nodes.map(({ name }) => (
          <ListItem key={name}>
            <Link to={nodePolicyCreatePath({ of, node: name })}>
              {t('Remove it from {{node}}', { node: name })}
            </Link>
          </ListItem>
        ))}
      </List>
    </Alert>
  );
};
