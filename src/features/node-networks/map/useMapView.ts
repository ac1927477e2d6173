import { useCallback, useMemo } from 'react';
import type { TFunction } from 'i18next';
import { useSearchParams } from 'react-router';
import type { Finding } from '../../../domain/findings/finding';
import { everything, filterMap, type MapFilter } from '../../../domain/map/filter';
import { foldMap, standingFor } from '../../../domain/map/fold';
import { mapStates, type MapItem, type MapState } from '../../../domain/map/items';
import { mapOf } from '../../../domain/map/model';
import { linksOf } from '../../../domain/map/trace';
import { byNumbersInText } from '../../../domain/core/collections';
import type { World } from '../../../domain/world/world';
import { nameFilter } from '../../../ui/table/filters';
import { noValues, type FilterValues } from '../../../ui/table/model';
import { useListTable, type TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { stateText } from './words';

/** Parameter of the URL with the id of the item that is selected. */
const SELECTED = 'on';
const KEEPS = [SELECTED];

const specOf = (t: TFunction, nodes: readonly string[]): TableSpec<MapItem> & { name: string } => ({
  name: 'node-map',
  columns: [],
  keyOf: ({ id }) => id,
  keeps: KEEPS,
  filters: [
    nameFilter(t, ({ name, nic }) => `${name} ${nic}`),
    {
      kind: 'choice',
      key: 'namespace',
      label: t('Namespace'),
      valuesOf: ({ namespaces }) => namespaces,
    },
    {
      kind: 'choice',
      key: 'network',
      label: t('Network'),
      valuesOf: ({ column, networks }) => (column === 'network' ? networks : noValues),
    },
    {
      kind: 'choice',
      key: 'node',
      label: t('Node'),
      valuesOf: (item) => item.nodes,
      options: nodes.map((value) => ({ value })),
    },
    {
      kind: 'choice',
      key: 'state',
      label: t('State'),
      valuesOf: ({ state }) => [state],
      labelOf: (state) => t(stateText(state as MapState)),
      options: mapStates.map((value) => ({ value, label: t(stateText(value)) })),
    },
    {
      kind: 'choice',
      key: 'vm',
      label: t('VM'),
      isElsewhere: true,
      valuesOf: ({ kind, name }) => (kind === 'vm' ? [name] : noValues),
    },
  ],
});

const filterOf = (values: FilterValues): MapFilter => ({
  namespaces: values.namespace ?? noValues,
  networks: values.network ?? noValues,
  nodes: values.node ?? noValues,
  vms: values.vm ?? noValues,
  states: (values.state ?? noValues) as readonly MapState[],
  text: values.name?.[0] ?? '',
});

/** The map as the user asked for it: filtered, folded, and with what is selected. */
export const useMapView = (
  world: World,
  findings: readonly Finding[] | undefined,
  node: string | undefined,
) => {
  const t = useT();
  const whole = useMemo(() => {
    const all = mapOf(world, findings);
    return node === undefined ? all : filterMap(all, { ...everything, nodes: [node] });
  }, [world, findings, node]);
  const nodes = useMemo(
    () => [...new Set(whole.items.flatMap((item) => item.nodes))].sort(byNumbersInText),
    [whole],
  );
  const table = useListTable(
    useMemo(() => specOf(t, nodes), [t, nodes]),
    whole.items,
  );
  const { values } = table.state;
  const filtered = useMemo(() => filterMap(whole, filterOf(values)), [whole, values]);
  const model = useMemo(() => foldMap(filtered), [filtered]);
  const links = useMemo(() => linksOf(model), [model]);
  const [params, setParams] = useSearchParams();
  const wanted = params.get(SELECTED);
  const selected = wanted === null ? undefined : standingFor(model, wanted);
  const select = useCallback(
    (id: string | undefined) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (id === undefined) next.delete(SELECTED);
          else next.set(SELECTED, id);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return { table, whole, filtered, model, links, selected, select };
};
