import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useT } from '../../../ui/useT';
import { NodeChanges } from '../NodeChanges';
import type { Connect } from './useConnect';

/** What the policy of a plan changes on its nodes, as far as that can be known. */
export const Effects = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const { policy, chosen } = connect.draft;
  if (!policy) return <>{t('Nothing is made on the nodes.')}</>;
  if (!chosen.isKnown) return <>{t('You may not see which nodes there are.')}</>;
  return <NodeChanges world={connect.world} policy={policy} nodes={chosen.nodes} isTitled />;
};

/** The same beside a step, while values are typed. */
export const EffectPanel = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const { draft } = connect;
  const isWhole =
    draft.policy !== undefined &&
    (draft.draft.purpose === 'br-ex' || draft.draft.uplinks.length > 0);
  return (
    <Card isCompact component="section" aria-label={t('Effect on the nodes')} variant="secondary">
      <CardTitle component="h2">{t('Effect on the nodes')}</CardTitle>
      <CardBody>
        {isWhole ? (
          <Effects connect={connect} />
        ) : (
          t('It is shown here as soon as it is known what is made on the nodes.')
        )}
      </CardBody>
    </Card>
  );
};
