import { List } from '@patternfly/react-core';
import { coverages, type RowCoverage } from '../../../domain/map/row-coverage';
import type { NodeState } from '../../../domain/nodes/coverage';
import { coverageCountsOf } from '../../../domain/overview/nodes';
import { NodeStateIcon } from '../../../ui/nodeStates';
import { CountLine } from '../../../ui/overview/CountLine';
import type { OverviewCardProps } from '../../../ui/overview/overview';
import { filtered, nodeNetworksPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { COVERAGE } from '../matrix/matrixSpec';
import { coverageTexts } from '../matrix/words';

const states: Record<RowCoverage, NodeState> = {
  none: 'missing',
  some: 'limited',
  unknown: 'unknown',
  all: 'ready',
};

/** On how many of the nodes VMs can use each network. */
const CoverageCard = ({ overview: { world } }: OverviewCardProps) => {
  const t = useT();
  const counts = coverageCountsOf(world);
  const shown = coverages.filter((coverage) => counts[coverage] > 0);
  if (shown.length === 0) return <>{t('There are no networks yet.')}</>;
  return (
    <List isPlain isBordered aria-label={t('Networks by the nodes on which they can be used')}>
      {shown.map((coverage) => (
        <CountLine
          key={coverage}
          text={t(coverageTexts[coverage])}
          count={counts[coverage]}
          to={filtered(nodeNetworksPath('networks'), { kind: 'network', [COVERAGE]: coverage })}
          icon={<NodeStateIcon state={states[coverage]} />}
        />
      ))}
    </List>
  );
};

export default CoverageCard;
