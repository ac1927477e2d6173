import { useMemo, useState } from 'react';
import {
  PageSection,
  Stack,
  StackItem,
  ToggleGroup,
  ToggleGroupItem,
} from '@patternfly/react-core';
import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import type { TFunction } from 'i18next';
import { vsphereWords, type VsphereWord } from '../../../domain/words/vsphere';
import { asPage } from '../../../ui/notices/asPage';
import { PageHeader } from '../../../ui/PageHeader';
import { DataTable } from '../../../ui/table/DataTable';
import type { Column } from '../../../ui/table/model';
import { useDataTable, type TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { VsphereSwitch } from '../../../ui/vsphere/VsphereSwitch';

/** By which words somebody looks. */
type Direction = 'vsphere' | 'here';

const wordHere = (t: TFunction, { here }: VsphereWord): string =>
  here === undefined ? t('Nothing') : t(here);

const columnsOf = (t: TFunction, from: Direction): Column<VsphereWord>[] => {
  const vsphere: Column<VsphereWord> = {
    key: 'vsphere',
    label: t('In vSphere'),
    cell: (word) => t(word.vsphere),
    sortText: (word) => t(word.vsphere),
    show: 'fixed',
  };
  const here: Column<VsphereWord> = {
    key: 'here',
    label: t('Here'),
    cell: (word) => wordHere(t, word),
    sortText: (word) => wordHere(t, word),
    show: 'fixed',
  };
  const meaning: Column<VsphereWord> = {
    key: 'meaning',
    label: t('What it means'),
    cell: (word) => t(word.meaning),
    width: 50,
    show: 'fixed',
  };
  return from === 'vsphere' ? [vsphere, here, meaning] : [here, vsphere, meaning];
};

const specOf = (t: TFunction, from: Direction): TableSpec<VsphereWord> => ({
  columns: columnsOf(t, from),
  keyOf: ({ vsphere }) => vsphere,
  perPage: 100,
  sortedBy: from,
  filters: [
    {
      kind: 'text',
      key: 'word',
      label: t('Find a word'),
      clearLabel: t('Clear the word'),
      matcher: (wanted) => (word) =>
        [word.vsphere, word.meaning, ...(word.here === undefined ? [] : [word.here])].some((text) =>
          t(text).toLowerCase().includes(wanted),
        ),
    },
  ],
});

const Words = ({ from }: { from: Direction }) => {
  const t = useT();
  const spec = useMemo(() => specOf(t, from), [t, from]);
  const words = useMemo(
    () =>
      Object.values(vsphereWords).filter(({ here }) => from === 'vsphere' || here !== undefined),
    [from],
  );
  return (
    <DataTable
      table={useDataTable(spec, words)}
      label={t('Words of vSphere and what they are here')}
      pagesLabel={t('Pages of the list of words')}
      items={t('words')}
      nothing={{ title: t('No word matches') }}
    />
  );
};

/** What words of vSphere are here, and what words here are in vSphere. */
const GlossaryPage = () => {
  const t = useT();
  const [from, setFrom] = useState<Direction>('vsphere');
  const directions: Record<Direction, string> = {
    vsphere: t('From vSphere'),
    here: t('To vSphere'),
  };
  return (
    <>
      <DocumentTitle>{t('Words of vSphere')}</DocumentTitle>
      <PageHeader title={t('Words of vSphere')}>
        <VsphereSwitch />
      </PageHeader>
      <PageSection hasBodyWrapper={false} aria-label={t('Words of vSphere')}>
        <Stack hasGutter>
          <StackItem>
            <ToggleGroup aria-label={t('Direction')}>
              {(Object.keys(directions) as Direction[]).map((direction) => (
                <ToggleGroupItem
                  key={direction}
                  buttonId={`words-${direction}`}
                  text={directions[direction]}
                  isSelected={direction === from}
                  onChange={() => setFrom(direction)}
                />
              ))}
            </ToggleGroup>
          </StackItem>
          <StackItem>
            <Words key={from} from={from} />
          </StackItem>
        </Stack>
      </PageSection>
    </>
  );
};

export default asPage(GlossaryPage);
