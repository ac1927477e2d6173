import { useMemo, useState } from 'react';
import { sameJson } from '../../../domain/core/same-json';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { bulkEffect, type BulkCandidate } from '../../../domain/vm/change/bulk';
import { planOf, type BulkPlan } from '../../../domain/vm/change/bulk-plan';
import { nameAfter } from '../../../domain/vm/form/interface-choices';
import { namespaceOf, parseNetworkName } from '../../../domain/vm/spec/network-refs';
import { keyOf, type World } from '../../../domain/world/world';
import type { BulkKind, BulkWish } from './bulkKind';

/** What the user has typed and chosen. It outlives the review, from which the way leads back. */
export interface BulkValues {
  network: string;
  /** Undefined: named after the network. */
  name: string | undefined;
  chosen: ReadonlySet<string>;
}

const keyOfVm = (vm: KubernetesResource): string =>
  keyOf(namespaceOf(vm), textAt(vm, 'metadata', 'name') ?? '');

/** Those that were chosen before the dialog was opened come first. */
const preferring = (
  candidates: readonly BulkCandidate[],
  keys: ReadonlySet<string>,
): readonly BulkCandidate[] =>
  keys.size === 0
    ? candidates
    : [
        ...candidates.filter(({ key }) => keys.has(key)),
        ...candidates.filter(({ key }) => !keys.has(key)),
      ];

export interface BulkOptions {
  kind: BulkKind;
  namespace: string | undefined;
  vms: readonly KubernetesResource[];
  network: string;
}

export const useBulkValues = ({ vms, network }: BulkOptions) => {
  const [first] = useState<ReadonlySet<string>>(() => new Set(vms.map(keyOfVm)));
  const [values, setValues] = useState<BulkValues>({ network, name: undefined, chosen: first });
  const change = (part: Partial<BulkValues>) => setValues((old) => ({ ...old, ...part }));
  const isChanged =
    values.network !== network ||
    values.name !== undefined ||
    !sameJson([...values.chosen].sort(), [...first].sort());
  return { values, change, first, isChanged };
};

/** The VMs that can take part in what the user wishes, and what would happen to each. */
export const useBulkPlans = (
  world: World,
  { kind, namespace }: BulkOptions,
  { network: typed, name: typedName, chosen }: BulkValues,
  first: ReadonlySet<string>,
) => {
  const { namespace: of, nad } = parseNetworkName(typed.trim(), namespace ?? '');
  const network = nad === '' ? '' : keyOf(of, nad);
  const name = (
    typedName ??
    nameAfter({ networkKind: 'multus', networkName: network }) ??
    ''
  ).trim();
  const wish: BulkWish = useMemo(() => ({ network, name }), [network, name]);
  const networks = useMemo(() => kind.networksOf(world, namespace), [kind, world, namespace]);
  const isKnown = networks.includes(network);
  const candidates = useMemo(
    () => (isKnown ? preferring(kind.candidatesOf(world, network), first) : []),
    [kind, world, network, isKnown, first],
  );
  const effectOf = useMemo(
    () => (candidate: BulkCandidate) => {
      const change = kind.changeOf(world, candidate.vm, wish);
      return change && bulkEffect(world, candidate, change);
    },
    [kind, world, wish],
  );
  const taking = candidates.filter(({ key, obstacle }) => chosen.has(key) && !obstacle);
  const plans = (): BulkPlan[] =>
    taking.flatMap((candidate) => {
      const change = kind.changeOf(world, candidate.vm, wish);
      return change ? [planOf(world, candidate, change)] : [];
    });
  return { wish, networks, isKnown, candidates, effectOf, count: taking.length, plans };
};
