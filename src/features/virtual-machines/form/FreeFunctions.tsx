import { useMemo } from 'react';
import { Alert, List, ListItem } from '@patternfly/react-core';
import { freeOnNodes } from '../../../domain/sriov/use';
import type { World } from '../../../domain/world/world';
import { useT } from '../../../ui/useT';

const FEW = 8;

interface FreeFunctionsProps {
  world: World;
  /** The full name of the resource that a network asks for. */
  resource: string;
}

/** How many virtual functions are left on which nodes, for an interface on an SR-IOV network. */
const FreeFunctions = ({ world, resource }: FreeFunctionsProps) => {
  const t = useT();
  const nodes = useMemo(() => freeOnNodes(world, resource), [world, resource]);
  const free = nodes.reduce((sum, each) => sum + each.free, 0);
  const migrates = t(
    'When the VM migrates, its virtual function is taken out and another one put in on the new node, so that one has to be free there.',
  );
  if (!world.isKnown('Node')) {
    return (
      <Alert
        variant="info"
        isInline
        component="h2"
        title={t(
          'Your user may not list nodes, so it is not known where virtual functions are free',
        )}
      >
        {migrates}
      </Alert>
    );
  }
  return (
    <Alert
      variant={free === 0 ? 'warning' : 'info'}
      isInline
      component="h2"
      title={
        nodes.length === 0
          ? t('No node offers virtual functions of {{resource}}', { resource })
          : t('{{free}} virtual functions of {{resource}} are free', { free, resource })
      }
    >
      <List>
        {nodes.slice(0, FEW).map(({ node, offered, free: left }) => (
          <ListItem key={node}>
            {t('{{node}}: {{free}} of {{offered}} free', { node, free: left, offered })}
          </ListItem>
        ))}
      </List>
      {nodes.length > FEW && <p>{t('and {{count}} more nodes', { count: nodes.length - FEW })}</p>}
      <p>{t('Only VMs that you may see are counted, and no other pods.')}</p>
      <p>{migrates}</p>
    </Alert>
  );
};

export default FreeFunctions;
