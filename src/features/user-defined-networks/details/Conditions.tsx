import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Timestamp } from '@openshift-console/dynamic-plugin-sdk';
import { entriesAt, textAt, type KubernetesResource } from '../../../domain/core/resource';
import { useT } from '../../../ui/useT';

/** The conditions of an object, as its controller wrote them. */
export const Conditions = ({ udn }: { udn: KubernetesResource }) => {
  const t = useT();
  const conditions = entriesAt(udn, 'status', 'conditions');
  if (conditions.length === 0) {
    return <p>{t('Nothing yet. OVN-Kubernetes reports here once it has seen the network.')}</p>;
  }
  return (
    <Table aria-label={t('Conditions')} variant="compact">
      <Thead>
        <Tr>
          <Th modifier="nowrap">{t('Type')}</Th>
          <Th modifier="nowrap">{t('Status')}</Th>
          <Th modifier="nowrap">{t('Reason')}</Th>
          <Th>{t('Message')}</Th>
          <Th modifier="nowrap">{t('Since')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {conditions.map(({ index, entry }) => (
          <Tr key={index}>
            <Td dataLabel={t('Type')}>{textAt(entry, 'type')}</Td>
            <Td dataLabel={t('Status')}>{textAt(entry, 'status')}</Td>
            <Td dataLabel={t('Reason')} modifier="breakWord">
              {textAt(entry, 'reason')}
            </Td>
            <Td dataLabel={t('Message')} modifier="breakWord">
              {textAt(entry, 'message')}
            </Td>
            <Td dataLabel={t('Since')}>
              <Timestamp timestamp={textAt(entry, 'lastTransitionTime') ?? ''} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};
