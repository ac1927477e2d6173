import { Content, PageSection, Stack, StackItem } from '@patternfly/react-core';
import { Link } from 'react-router';
import type { KubernetesResource } from '../../../domain/core/resource';
import type { Endpoint } from '../../../domain/services/endpoints';
import type { VmView } from '../../../domain/vm/interfaces/view';
import { NONE } from '../../../ui/none';
import { vmPath } from '../../../ui/routes';
import { LoadingState } from '../../../ui/states';
import { TableOf } from '../../../ui/table/TableOf';
import { useT } from '../../../ui/useT';
import { RestartNeeded } from '../RestartNeeded';
import { useService } from '../useService';
import { listText } from '../../../ui/intl';

/** The VMs that a Service selects, and the pods that it leads to now. */
const BehindTab = ({ obj: service }: { obj: KubernetesResource }) => {
  const t = useT();
  const { row } = useService(service);
  if (!row) {
    return (
      <PageSection hasBodyWrapper={false}>
        <LoadingState label={t('Looking for VMs behind the Service')} />
      </PageSection>
    );
  }
  const { vms, selection, endpoints } = row.scene;
  const stateOf = (vm: VmView): string => {
    if (selection.now.includes(vm)) return t('Now');
    return vm.vmi === undefined ? t('When it is started') : t('After its restart');
  };
  return (
    <PageSection hasBodyWrapper={false}>
      <Stack hasGutter>
        <StackItem>
          <RestartNeeded scene={row.scene} />
        </StackItem>
        <StackItem>
          <Content component="h2">{t('VMs')}</Content>
          {vms.length === 0 ? (
            <p>
              {selection.isKnown
                ? t('It selects no VM.')
                : t('Not all VMs of the namespace could be read.')}
            </p>
          ) : (
            <TableOf<VmView>
              label={t('VMs that the Service selects')}
              keyOf={({ name }) => name}
              rows={vms}
              columns={[
                {
                  key: 'name',
                  label: t('Name'),
                  cell: ({ namespace, name }) => <Link to={vmPath(namespace, name)}>{name}</Link>,
                },
                { key: 'selected', label: t('Selected'), cell: stateOf },
              ]}
            />
          )}
        </StackItem>
        <StackItem>
          <Content component="h2">{t('Endpoints')}</Content>
          {!endpoints.isKnown && (
            <p>{t('Not all EndpointSlices of the namespace could be read.')}</p>
          )}
          {endpoints.isKnown && endpoints.all.length === 0 && <p>{t('None')}</p>}
          {endpoints.isMirrored && <p>{t('Addresses on the primary network of the namespace.')}</p>}
          {endpoints.all.length > 0 && (
            <TableOf<Endpoint>
              label={t('Endpoints of the Service')}
              keyOf={({ target }) => target}
              rows={endpoints.all}
              columns={[
                { key: 'target', label: t('Pod'), cell: ({ target }) => target },
                {
                  key: 'addresses',
                  label: t('Addresses'),
                  cell: ({ addresses }) => listText(addresses),
                },
                { key: 'node', label: t('Node'), cell: ({ node }) => node ?? NONE },
                {
                  key: 'ready',
                  label: t('State'),
                  cell: ({ isReady, isTerminating }) =>
                    isReady ? t('Ready') : isTerminating ? t('Ending') : t('Not ready'),
                },
              ]}
            />
          )}
        </StackItem>
      </Stack>
    </PageSection>
  );
};

export default BehindTab;
