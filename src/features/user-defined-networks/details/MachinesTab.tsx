import { Alert, PageSection } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { UsersTable } from '../../../ui/resource/UsersTable';
import { LoadingState, NothingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { useUdnImpact } from '../useUdnImpact';
import { listText } from '../../../ui/intl';

/** VMs that use the network in any of its namespaces, running ones first. */
const MachinesTab = ({ obj: udn }: { obj: KubernetesResource }) => {
  const t = useT();
  const { impact } = useUdnImpact(udn);
  return (
    <PageSection hasBodyWrapper={false}>
      {!impact && <LoadingState label={t('Looking for VMs that use the network')} />}
      {impact && impact.unknown.length > 0 && (
        <Alert
          variant="info"
          isInline
          component="h2"
          title={t('There may be more: not everything could be looked at')}
        >
          {t('Your user may not list these kinds, or reading them failed: {{kinds}}.', {
            kinds: listText(impact.unknown),
          })}
        </Alert>
      )}
      {impact?.users.length === 0 && (
        <NothingState title={t('No VM that you can see uses this network.')} />
      )}
      {impact && impact.users.length > 0 && <UsersTable users={impact.users} />}
    </PageSection>
  );
};

export default MachinesTab;
