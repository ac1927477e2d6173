import { useMemo, useState } from 'react';
import { Alert, Content, Stack, StackItem, ToolbarItem } from '@patternfly/react-core';
import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { msg } from '../../../domain/core/msg';
import {
  MAC_LABELS,
  macSelectionsOf,
  withManaged,
  type MacMode,
  type MacSubject,
} from '../../../domain/settings/mac-modes';
import { macNamespacesOf, type MacNamespace } from '../../../domain/settings/mac-namespaces';
import type { World } from '../../../domain/world/world';
import { NamespaceModel } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { useAccessIn } from '../../../k8s/useAccessIn';
import type { Gap } from '../../../k8s/useWorld';
import { editBy, type Change } from '../../../k8s/write';
import { ActionButton } from '../../../ui/ActionButton';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { DataTable } from '../../../ui/table/DataTable';
import { useDataTable } from '../../../ui/table/useDataTable';
import { useSelected } from '../../../ui/table/useSelection';
import { useT } from '../../../ui/useT';
import { useNamespacesSpec } from './namespacesSpec';

const meanings: Readonly<Record<MacSubject, Readonly<Record<MacMode, string>>>> = {
  vms: {
    'opt-out': msg(
      'KubeMacPool looks after the VMs of every namespace that is not labelled {{label}}=ignore (opt-out).',
    ),
    'opt-in': msg(
      'KubeMacPool looks after the VMs of those namespaces alone that are labelled {{label}}=allocate (opt-in).',
    ),
  },
  pods: {
    'opt-out': msg(
      'KubeMacPool looks after the pods of every namespace that is not labelled {{label}}=ignore (opt-out).',
    ),
    'opt-in': msg(
      'KubeMacPool looks after the pods of those namespaces alone that are labelled {{label}}=allocate (opt-in).',
    ),
  },
};

const Meaning = ({ subject, mode }: { subject: MacSubject; mode: MacMode | undefined }) => {
  const t = useT();
  return (
    <Content component="p">
      {mode === undefined
        ? t('How KubeMacPool chooses namespaces cannot be read ({{label}}).', {
            label: MAC_LABELS[subject],
          })
        : t(meanings[subject][mode], { label: MAC_LABELS[subject] })}
    </Content>
  );
};

interface Wish {
  subject: MacSubject;
  isOn: boolean;
}

const wishes: readonly (Wish & { key: string; text: string })[] = [
  { key: 'vms-on', subject: 'vms', isOn: true, text: msg('Switch on for VMs') },
  { key: 'vms-off', subject: 'vms', isOn: false, text: msg('Switch off for VMs') },
  { key: 'pods-on', subject: 'pods', isOn: true, text: msg('Switch on for pods') },
  { key: 'pods-off', subject: 'pods', isOn: false, text: msg('Switch off for pods') },
];

const changeOf = (object: object, { subject, isOn }: Wish, mode: MacMode): Change =>
  editBy(NamespaceModel, object as K8sResourceCommon, (current) =>
    withManaged(current, subject, mode, isOn),
  );

/** Names of namespaces of which the user may change none of the labels. */
const useDenied = (rows: readonly MacNamespace[]): ReadonlySet<string> => {
  const everywhere = useAccess('patch', NamespaceModel);
  const names = everywhere === 'denied' ? rows.map(({ name }) => name) : [];
  const access = useAccessIn('patch', NamespaceModel, names);
  const denied = names.filter((name) => access.get(name) !== 'allowed').join(' ');
  return useMemo(() => new Set(denied.split(' ').filter((name) => name !== '')), [denied]);
};

interface NamespacesProps {
  world: World;
  gaps: readonly Gap[];
}

/** Where KubeMacPool gives addresses, and switches for it, for several namespaces at once. */
export const Namespaces = ({ world, gaps }: NamespacesProps) => {
  const t = useT();
  const rows = macNamespacesOf(world);
  const table = useDataTable(useNamespacesSpec(), rows);
  const denied = useDenied(table.shown);
  const chosen = useSelected();
  const [review, setReview] = useState<{ changes: Change[]; title: string }>();
  const selections = macSelectionsOf(world);
  const selection = useMemo(
    () => ({
      id: 'mac-namespaces',
      ...chosen,
      allLabel: t('Choose all namespaces of the page'),
      labelOf: ({ name }: MacNamespace) => t('Choose {{name}}', { name }),
      refusalOf: ({ name }: MacNamespace) =>
        denied.has(name)
          ? t('You have no permission to change the labels of {{name}}.', { name })
          : undefined,
    }),
    [chosen, denied, t],
  );
  const picked = rows.filter(({ name }) => chosen.selected.has(name) && !denied.has(name));

  const changesOf = (wish: Wish): Change[] => {
    const mode = selections[wish.subject]?.mode;
    if (mode === undefined) return [];
    return picked
      .filter(({ managed }) => {
        const { isOn, fixed, isIdle } = managed[wish.subject];
        return fixed === undefined && (isOn !== wish.isOn || isIdle);
      })
      .map(({ object }) => changeOf(object, wish, mode));
  };

  const refusalOf = (wish: Wish): string | undefined => {
    if (selections[wish.subject] === undefined) {
      return t('How KubeMacPool chooses namespaces cannot be read.');
    }
    if (picked.length === 0) {
      return denied.size > 0 && denied.size === table.shown.length
        ? t('You have no permission to change labels of namespaces.')
        : t('Choose namespaces in the table first.');
    }
    return changesOf(wish).length === 0
      ? t('There is nothing to change in the namespaces that are chosen.')
      : undefined;
  };

  const isUnseen = gaps.some(({ kind }) => kind === 'Namespace');
  if (isUnseen) {
    return (
      <Alert
        variant="info"
        isInline
        component="h3"
        title={t('You have no permission to list namespaces')}
      />
    );
  }
  return (
    <Stack hasGutter>
      <StackItem>
        <Meaning subject="vms" mode={selections.vms?.mode} />
        <Meaning subject="pods" mode={selections.pods?.mode} />
      </StackItem>
      <StackItem>
        <DataTable
          table={table}
          label={t('Namespaces')}
          pagesLabel={t('Pages of namespaces')}
          items={t('namespaces')}
          nothing={{ title: t('No namespace matches the filter') }}
          selection={selection}
          toolbar={wishes.map((wish) => (
            <ToolbarItem key={wish.key}>
              <ActionButton
                refusal={refusalOf(wish)}
                onClick={() => setReview({ changes: changesOf(wish), title: t(wish.text) })}
              >
                {t(wish.text)}
              </ActionButton>
            </ToolbarItem>
          ))}
        />
      </StackItem>
      {review && (
        <Review
          title={review.title}
          changes={review.changes}
          isIndependent
          confirm={t('Change {{count}} namespaces', { count: review.changes.length })}
          onClose={() => setReview(undefined)}
          onSent={(sent) =>
            say({
              variant: 'success',
              title: t('Labels of {{count}} namespaces changed', { count: sent.length }),
            })
          }
          onDone={() => {
            setReview(undefined);
            chosen.choose([...chosen.selected], false);
          }}
        >
          {t(
            'Running VMs keep their addresses. It holds for interfaces that are made or changed from now on.',
          )}
        </Review>
      )}
    </Stack>
  );
};
