import { useMemo } from 'react';
import { PageSection } from '@patternfly/react-core';
import { checkSriovPolicyIn } from '../../../domain/checks/of-sriov';
import { sriovPolicyRowsOf } from '../../../domain/sriov/rows';
import type { World } from '../../../domain/world/world';
import { ObjectList } from '../../../ui/table/ObjectList';
import { useT } from '../../../ui/useT';
import { RowActions } from '../Actions';
import { CreateButton } from '../CreateButton';
import { SriovWorld } from '../SriovWorld';
import { usePolicySpec, type CheckedPolicy } from './policySpec';

const actionsOf = ({ policy }: CheckedPolicy) => <RowActions part="policies" object={policy} />;

const Policies = ({ world }: { world: World }) => {
  const t = useT();
  const rows = useMemo(
    () =>
      sriovPolicyRowsOf(world).map((row) => ({
        ...row,
        findings: checkSriovPolicyIn(world, row.policy),
      })),
    [world],
  );
  return (
    <ObjectList
      rows={rows}
      isWhole={world.isKnown('SriovNetworkNodePolicy')}
      loading={t('Loading SR-IOV node policies')}
      spec={usePolicySpec()}
      label={t('SR-IOV node policies')}
      pagesLabel={t('Pages of the list of SR-IOV node policies')}
      items={t('policies')}
      actions={actionsOf}
      create={<CreateButton part="policies" variant="secondary" />}
      unmatched={{
        title: t('No policy matches the filter'),
        body: t('Change the filter, or clear it to see all policies.'),
      }}
      none={{
        title: t('No SR-IOV node policies yet'),
        body: t(
          'A SriovNetworkNodePolicy makes virtual functions of network cards and gives them out under the name of a resource, which networks then ask for.',
        ),
      }}
    >
      <CreateButton part="policies" variant="primary" />
    </ObjectList>
  );
};

/** What policies make virtual functions of which network cards, and how far each is. */
const PoliciesTab = () => (
  <SriovWorld kind="SriovNetworkNodePolicy">
    {(world) => (
      <PageSection hasBodyWrapper={false}>
        <Policies world={world} />
      </PageSection>
    )}
  </SriovWorld>
);

export default PoliciesTab;
