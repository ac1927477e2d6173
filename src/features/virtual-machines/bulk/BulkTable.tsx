import { useMemo, useState } from 'react';
import { Checkbox, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { Table, Tbody, Th, Thead, Tr } from '@patternfly/react-table';
import type { BulkCandidate } from '../../../domain/vm/change/bulk';
import type { Effect } from '../../../domain/vm/change/effects';
import { models } from '../../../k8s/models';
import { useAccessIn } from '../../../k8s/useAccessIn';
import { NameFilter } from '../../../ui/list/NameFilter';
import { Pages } from '../../../ui/list/Pages';
import { usePaging } from '../../../ui/list/usePaging';
import { NothingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { BulkRow } from './BulkRow';

/** Why a VM cannot be chosen, by what the domain says and by the user's permissions. */
const useRefusal = (shown: readonly BulkCandidate[]) => {
  const t = useT();
  const access = useAccessIn(
    'patch',
    models.VirtualMachine,
    shown.map(({ namespace }) => namespace),
  );
  return ({ obstacle, namespace }: BulkCandidate): string | undefined => {
    if (obstacle) return t(obstacle.text, obstacle.params);
    return access.get(namespace) === 'denied'
      ? t('You have no permission to change VMs in namespace {{namespace}}.', { namespace })
      : undefined;
  };
};

interface BulkTableProps {
  candidates: readonly BulkCandidate[];
  chosen: ReadonlySet<string>;
  onChoose: (keys: readonly string[], isChosen: boolean) => void;
  effectOf: (candidate: BulkCandidate) => Effect | undefined;
  showNamespace: boolean;
  showInterface: boolean;
}

/** VMs to choose from, those that can take part and those that cannot with the reason. */
export const BulkTable = (props: BulkTableProps) => {
  const { candidates, chosen, onChoose, effectOf, showNamespace, showInterface } = props;
  const t = useT();
  const [name, setName] = useState('');
  const matching = useMemo(() => {
    const wanted = name.trim().toLowerCase();
    return candidates.filter(({ key }) => key.toLowerCase().includes(wanted));
  }, [candidates, name]);
  const { shown, paging, toFirst } = usePaging(matching);
  const refusalOf = useRefusal(shown);
  const possible = shown.filter((each) => refusalOf(each) === undefined).map(({ key }) => key);
  const count = possible.filter((key) => chosen.has(key)).length;
  const filter = (text: string) => {
    setName(text);
    toFirst();
  };
  return (
    <>
      <Toolbar>
        <ToolbarContent>
          <NameFilter value={name} onChange={filter} />
          <ToolbarItem variant="pagination">
            <Pages label={t('Pages of the list of VMs')} items={t('VMs')} {...paging} />
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      {matching.length === 0 ? (
        <NothingState title={t('No VM matches the filter')} />
      ) : (
        <Table aria-label={t('VMs to choose from')} variant="compact">
          <Thead>
            <Tr>
              <Th width={10}>
                <Checkbox
                  id="bulk-all"
                  aria-label={t('Choose all VMs of this page')}
                  isChecked={count > 0 && (count === possible.length || null)}
                  isDisabled={possible.length === 0}
                  onChange={(_event, checked) => onChoose(possible, checked)}
                />
              </Th>
              <Th>{t('Name')}</Th>
              {showNamespace && <Th>{t('Namespace')}</Th>}
              {showInterface && <Th>{t('Interface')}</Th>}
              <Th>{t('Status')}</Th>
              <Th width={40}>{t('What happens')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {shown.map((candidate) => {
              const refusal = refusalOf(candidate);
              return (
                <BulkRow
                  key={candidate.key}
                  candidate={candidate}
                  refusal={refusal}
                  effectOf={effectOf}
                  showNamespace={showNamespace}
                  showInterface={showInterface}
                  isChosen={refusal === undefined && chosen.has(candidate.key)}
                  onChoose={(isChosen) => onChoose([candidate.key], isChosen)}
                />
              );
            })}
          </Tbody>
        </Table>
      )}
    </>
  );
};
