import { useMemo } from 'react';
import { Content, Label } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { msg } from '../../../domain/core/msg';
import type { HostName, NameProblem } from '../../../domain/vm/interfaces/host-names';
import { Copyable } from '../../../ui/Copyable';
import { vmPath } from '../../../ui/routes';
import { partOf } from '../../../ui/table/model';
import type { TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { NONE } from '../../../ui/none';

interface Words {
  /** In a few words. */
  label: string;
  /** Why, and what can be done. */
  text: string;
}

const problems: Readonly<Record<NameProblem, Words>> = {
  stopped: {
    label: msg('VM does not run'),
    text: msg('Only VMs that run have addresses. Start the VM.'),
  },
  'default-network': {
    label: msg('Pod network'),
    text: msg('Only secondary networks have names. Use a Service for the pod network.'),
  },
  'no-label': {
    label: msg('No host name'),
    text: msg(
      'Each part must be a DNS label: small letters, digits and dashes, at most 63. Call the interface something else.',
    ),
  },
  'too-long': {
    label: msg('Too long'),
    text: msg('A name has at most 253 characters. Use shorter names.'),
  },
  'no-agent': {
    label: msg('No guest agent'),
    text: msg(
      'Nobody tells the address of this interface. Install the QEMU guest agent in the VM.',
    ),
  },
  'no-ipv4': {
    label: msg('No IPv4 address'),
    text: msg('The interface has no IPv4 address, and names lead to nothing else. Give it one.'),
  },
  'no-interface': {
    label: msg('No name of an interface'),
    text: msg('The name of a VM leads to its first secondary interface with an IPv4 address.'),
  },
};

const RESOLVES = 'resolves';

const stateOf = ({ problem }: HostName): string => problem ?? RESOLVES;

const resolves = (t: TFunction, isOn: boolean): string =>
  isOn ? t('Resolves') : t('Would resolve');

const labelOf = (t: TFunction, state: string, isOn: boolean): string =>
  state === RESOLVES ? resolves(t, isOn) : t(problems[state as NameProblem].label);

const State = ({ row, isOn }: { row: HostName; isOn: boolean }) => {
  const t = useT();
  const { problem } = row;
  if (problem === undefined) {
    return (
      <Label {...(isOn ? { status: 'success' as const } : {})} variant="outline">
        {resolves(t, isOn)}
      </Label>
    );
  }
  return (
    <>
      <Label variant="outline">{t(problems[problem].label)}</Label>
      <Content component="small">{t(problems[problem].text)}</Content>
    </>
  );
};

const textOfVm = ({ namespace, vm }: HostName): string => `${namespace}/${vm}`;

/** The table of names, as they are where the name server is on, or would be. */
export const useNamesSpec = (isOn: boolean): TableSpec<HostName> => {
  const t = useT();
  return useMemo(
    (): TableSpec<HostName> => ({
      columns: [
        {
          key: 'name',
          label: t('Name'),
          show: 'fixed',
          width: 40,
          modifier: 'breakWord',
          sortText: ({ name }) => name,
          cell: ({ name, problem }) =>
            problem === undefined ? <Copyable text={name} what={t('name')} /> : name,
        },
        {
          key: 'vm',
          label: t('VM'),
          modifier: 'breakWord',
          sortText: textOfVm,
          cell: (row) => <Link to={vmPath(row.namespace, row.vm)}>{textOfVm(row)}</Link>,
        },
        {
          key: 'address',
          label: t('Address'),
          modifier: 'nowrap',
          sortText: ({ address }) => address ?? '',
          cell: ({ address }) => address ?? NONE,
        },
        {
          key: 'state',
          label: t('State'),
          width: 30,
          sortText: (row) => labelOf(t, stateOf(row), isOn),
          cell: (row) => <State row={row} isOn={isOn} />,
        },
      ],
      filters: [
        {
          kind: 'choice',
          key: 'state',
          label: t('State'),
          valuesOf: (row) => [stateOf(row)],
          labelOf: (state) => labelOf(t, state, isOn),
        },
        {
          kind: 'text',
          key: 'text',
          label: t('Filter by name'),
          clearLabel: t('Clear the name'),
          matcher: partOf(({ name, address = '' }) => `${name} ${address}`),
        },
      ],
      keyOf: ({ name }) => name,
    }),
    [t, isOn],
  );
};
