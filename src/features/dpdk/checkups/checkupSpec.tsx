import { useMemo } from 'react';
import { Link } from 'react-router';
import { resultOf, type CheckupRun, type CheckupState } from '../../../domain/dpdk/checkups/runs';
import type { CheckupType } from '../../../domain/dpdk/checkups/types';
import { Age } from '../../../ui/Age';
import { NONE } from '../../../ui/none';
import { checkupPath, networkPath } from '../../../ui/routes';
import { nameFilter } from '../../../ui/table/filters';
import type { TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { CheckupStateText, stateTexts, typeTexts } from './looks';
import { sentenceOf } from './resultWords';

/** What the list of checkups shows. */
export const useCheckupSpec = (): TableSpec<CheckupRun> & { name: string } => {
  const t = useT();
  return useMemo(
    () => ({
      name: 'checkups',
      keyOf: ({ key }) => key,
      columns: [
        {
          key: 'name',
          label: t('Name'),
          show: 'fixed',
          modifier: 'breakWord',
          sortText: ({ name }) => name,
          cell: ({ namespace, name }) => <Link to={checkupPath(namespace, name)}>{name}</Link>,
        },
        { key: 'type', label: t('Checkup'), cell: ({ type }) => typeTexts(t)[type] },
        {
          key: 'network',
          label: t('Network'),
          cell: ({ network }) =>
            network ? (
              <Link to={networkPath(network.namespace, network.name)}>{network.name}</Link>
            ) : (
              NONE
            ),
        },
        {
          key: 'state',
          label: t('State'),
          sortText: ({ state }) => state,
          cell: ({ state }) => <CheckupStateText state={state} />,
        },
        {
          key: 'result',
          label: t('Result'),
          width: 30,
          cell: (run) => {
            const result = resultOf(run);
            if (run.reason !== '') return run.reason;
            return result ? sentenceOf(t, result) : NONE;
          },
        },
        {
          key: 'started',
          label: t('Started'),
          sortText: ({ started = '' }) => started,
          cell: ({ started }) => <Age timestamp={started} />,
        },
      ],
      filters: [
        nameFilter(t, ({ name }) => name),
        {
          kind: 'choice',
          key: 'state',
          label: t('State'),
          valuesOf: ({ state }) => [state],
          labelOf: (value) => stateTexts(t)[value as CheckupState],
        },
        {
          kind: 'choice',
          key: 'type',
          label: t('Checkup'),
          valuesOf: ({ type }) => [type],
          labelOf: (value) => typeTexts(t)[value as CheckupType],
        },
      ],
    }),
    [t],
  );
};
