import { useEffect, useMemo } from 'react';
import { Alert, FormSection } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import type { KubernetesResource } from '../../../domain/core/resource';
import {
  nodeChoicesOf,
  preparationOf,
  type NodeChoice,
  type Preparation,
} from '../../../domain/dpdk/cluster/nodes';
import { roleOf, selectorOf } from '../../../domain/dpdk/cluster/profile';
import type { World } from '../../../domain/world/world';
import { FieldList } from '../../../ui/form/FieldList';
import type { FieldsProps } from '../../../ui/form/spec';
import { NONE } from '../../../ui/none';
import type { Column } from '../../../ui/table/model';
import { TableOf } from '../../../ui/table/TableOf';
import type { Selection } from '../../../ui/table/useSelection';
import { useT } from '../../../ui/useT';
import { roleFields } from './fields';

const gib = (t: TFunction, bytes: number | undefined): string =>
  bytes === undefined ? NONE : t('{{count}} GiB', { count: Math.round(bytes / 2 ** 30) });

const columnsOf = (t: TFunction): readonly Column<NodeChoice>[] => [
  { key: 'node', label: t('Node'), width: 20, modifier: 'breakWord', cell: ({ name }) => name },
  { key: 'cpus', label: t('CPUs'), cell: ({ cpus }) => cpus ?? NONE },
  {
    key: 'threads',
    label: t('Hyper-threading'),
    cell: ({ hasThreads }) =>
      hasThreads === undefined ? t('not known') : hasThreads ? t('on') : t('off'),
  },
  { key: 'numa', label: t('NUMA nodes'), cell: ({ numaNodes }) => numaNodes ?? t('not known') },
  { key: 'memory', label: t('Memory'), modifier: 'nowrap', cell: ({ memory }) => gib(t, memory) },
  { key: 'cards', label: t('Cards for SR-IOV'), cell: ({ cards }) => cards ?? t('not known') },
  { key: 'vms', label: t('Running VMs'), cell: ({ vms }) => vms ?? t('not known') },
  {
    key: 'note',
    label: t('Note'),
    width: 20,
    modifier: 'breakWord',
    cell: ({ isChosen, refusal }) =>
      isChosen ? t('Has the role') : refusal ? t(refusal.text, refusal.params) : NONE,
  },
];

interface NodesSectionProps {
  fields: FieldsProps;
  draft: KubernetesResource;
  /** As the cluster is, without what is planned; undefined while it is being read. */
  world: World | undefined;
  chosen: ReadonlySet<string>;
  choose: (keys: readonly string[], isChosen: boolean) => void;
  /** Told what has to be written with the profile. Has to stay the same function. */
  onPrepared: (preparation: Preparation) => void;
}

/** For which nodes the profile is: their role, and the nodes that get it. */
export const NodesSection = ({
  fields,
  draft,
  world,
  chosen,
  choose,
  onPrepared,
}: NodesSectionProps) => {
  const t = useT();
  const selector = JSON.stringify(selectorOf(draft));
  const choices = useMemo(
    () => world && nodeChoicesOf(world, { spec: { nodeSelector: JSON.parse(selector) as object } }),
    [world, selector],
  );
  const preparation = useMemo(
    () =>
      world &&
      preparationOf(world, { spec: { nodeSelector: JSON.parse(selector) as object } }, [...chosen]),
    [world, selector, chosen],
  );
  useEffect(() => {
    if (preparation) onPrepared(preparation);
  }, [preparation, onPrepared]);
  const selection: Selection<NodeChoice> = {
    id: 'nodes',
    selected: new Set([
      ...chosen,
      ...(choices ?? []).filter(({ isChosen }) => isChosen).map(({ name }) => name),
    ]),
    choose,
    allLabel: t('Choose all nodes'),
    labelOf: ({ name }) => t('Choose node {{name}}', { name }),
    refusalOf: ({ isChosen, refusal }) =>
      isChosen ? t('Has the role') : refusal && t(refusal.text, refusal.params),
  };
  const role = roleOf(draft);
  return (
    <FormSection title={t('Nodes')} titleElement="h2">
      <FieldList {...fields} specs={roleFields} />
      {world && !world.isKnown('Node') && (
        <Alert
          variant="info"
          isInline
          component="h3"
          title={t('You may not see which nodes there are')}
        >
          {t('Label them yourself before or after the profile is created.')}
        </Alert>
      )}
      {choices && choices.length > 0 && (
        <TableOf
          label={t('Nodes to choose from')}
          columns={columnsOf(t)}
          rows={choices}
          keyOf={({ name }) => name}
          selection={selection}
          isLong
        />
      )}
      {role !== undefined && preparation?.pool && (
        <p>{t('A pool of nodes named {{role}} is created with the profile.', { role })}</p>
      )}
    </FormSection>
  );
};
