import { Timestamp } from '@openshift-console/dynamic-plugin-sdk';
import { entriesAt, textAt, type KubernetesResource } from '../../../domain/core/resource';
import { TableOf } from '../../../ui/table/TableOf';
import { useT } from '../../../ui/useT';

/** The conditions of an object, as its controller wrote them. */
export const Conditions = ({ udn }: { udn: KubernetesResource }) => {
  const t = useT();
  const conditions = entriesAt(udn, 'status', 'conditions');
  if (conditions.length === 0) {
    return <p>{t('Nothing yet. OVN-Kubernetes reports here once it has seen the network.')}</p>;
  }
  return (
    <TableOf
      label={t('Conditions')}
      keyOf={({ index }) => String(index)}
      rows={conditions}
      columns={[
        { key: 'type', label: t('Type'), cell: ({ entry }) => textAt(entry, 'type') },
        { key: 'status', label: t('Status'), cell: ({ entry }) => textAt(entry, 'status') },
        {
          key: 'reason',
          label: t('Reason'),
          modifier: 'breakWord',
          cell: ({ entry }) => textAt(entry, 'reason'),
        },
        {
          key: 'message',
          label: t('Message'),
          modifier: 'breakWord',
          cell: ({ entry }) => textAt(entry, 'message'),
        },
        {
          key: 'since',
          label: t('Since'),
          cell: ({ entry }) => <Timestamp timestamp={textAt(entry, 'lastTransitionTime') ?? ''} />,
        },
      ]}
    />
  );
};
