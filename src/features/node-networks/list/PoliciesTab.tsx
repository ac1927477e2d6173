import { useMemo } from 'react';
import { PageSection } from '@patternfly/react-core';
import type { World } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { LinkButton } from '../../../ui/LinkButton';
import { connectPath, nodePolicyCreatePath } from '../../../ui/routes';
import { ObjectList } from '../../../ui/table/ObjectList';
import { useT } from '../../../ui/useT';
import { NodeWorld } from '../NodeWorld';
import { PolicyRowActions } from './PolicyRowActions';
import { usePolicySpec } from './policySpec';
import { rowsOf, type PolicyRow } from './rows';

const actionsOf = (row: PolicyRow) => <PolicyRowActions row={row} />;

const CreateButton = () => {
  const t = useT();
  const access = useAccess('create', models.NodeNetworkConfigurationPolicy);
  return (
    <LinkButton
      to={nodePolicyCreatePath()}
      variant="secondary"
      disabledReason={
        access === 'denied'
          ? t('You have no permission to create policies of node networks.')
          : undefined
      }
    >
      {t('Create policy')}
    </LinkButton>
  );
};

const Policies = ({ world }: { world: World }) => {
  const t = useT();
  const rows = useMemo(() => rowsOf(world), [world]);
  return (
    <ObjectList
      rows={rows}
      isWhole={world.isKnown('NodeNetworkConfigurationPolicy')}
      loading={t('Loading policies')}
      spec={usePolicySpec()}
      label={t('Policies of node networks')}
      pagesLabel={t('Pages of the list of policies')}
      items={t('policies')}
      actions={actionsOf}
      create={<CreateButton />}
      unmatched={{
        title: t('No policy matches the filter'),
        body: t('Change the filter, or clear it to see all policies.'),
      }}
      none={{
        title: t('No policies yet'),
        body: t(
          'A NodeNetworkConfigurationPolicy makes bridges, bonds and VLAN interfaces on nodes, to which networks of VMs are connected.',
        ),
      }}
    >
      <LinkButton to={connectPath()} variant="primary">
        {t('Connect VMs to a physical network')}
      </LinkButton>
      <CreateButton />
    </ObjectList>
  );
};

/** What policies of nmstate make of the networks of nodes, and how far each is. */
const PoliciesTab = () => (
  <NodeWorld>
    {(world) => (
      <PageSection hasBodyWrapper={false}>
        <Policies world={world} />
      </PageSection>
    )}
  </NodeWorld>
);

export default PoliciesTab;
