import { Content } from '@patternfly/react-core';
import { listOf } from '../../../domain/findings/report';
import { useT } from '../../../ui/useT';

/** Some nodes that are alike: how many, and the first by name. */
export const NodeNames = ({ nodes }: { nodes: readonly { name: string }[] }) => {
  const t = useT();
  const names = listOf(nodes.map(({ name }) => name));
  return (
    <Content component="p">
      <strong>
        {nodes.length === 1
          ? names
          : t('{{count}} nodes alike: {{names}}', { count: nodes.length, names })}
      </strong>
    </Content>
  );
};
