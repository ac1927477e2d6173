import { useMemo, type ReactNode } from 'react';
import { Stack, StackItem } from '@patternfly/react-core';
import { sameJson } from '../../domain/core/same-json';
import { recordAt, type KubernetesResource } from '../../domain/core/resource';
import { selectionChange } from '../../domain/udn/places';
import { splitList } from '../../domain/forms/list-text';
import { namespacesLeaf } from '../../domain/udn/forms/selector';
import { udnKindOf } from '../../domain/udn/types';
import { udnImpactOf } from '../../domain/checks/udn-users';
import type { KindName } from '../../domain/world/kinds';
import { ImpactSummary } from '../../ui/impact/ImpactSummary';
import { LoadingState } from '../../ui/states';
import { useT } from '../../ui/useT';
import { MatchingNamespaces } from './editor/MatchingNamespaces';
import { NameList } from '../../ui/NameList';
import { useUdnWorld, type Around } from './useUdnWorld';

const NEEDED: readonly KindName[] = [
  'Namespace',
  'NetworkAttachmentDefinition',
  'VirtualMachine',
  'VirtualMachineInstance',
];

const Names = ({ title, names }: { title: string; names: readonly string[] }): ReactNode =>
  names.length === 0 ? null : (
    <StackItem>
      <p>{title}</p>
      <NameList label={title} names={names} />
    </StackItem>
  );

interface ChangeProps {
  around: Around;
  before: KubernetesResource;
  after: KubernetesResource;
}

const SelectionChange = ({ around: { world }, before, after }: ChangeProps) => {
  const t = useT();
  const change = useMemo(() => selectionChange(world, before, after), [world, before, after]);
  const impact = useMemo(
    () =>
      change && change.lost.length > 0
        ? udnImpactOf(world, before, (namespace) => change.lost.includes(namespace))
        : undefined,
    [world, before, change],
  );
  if (!change) return <Unknown />;
  const { gained, lost } = change;
  if (gained.length + lost.length === 0) {
    return <p>{t('The network stays in the namespaces where it is.')}</p>;
  }
  return (
    <Stack hasGutter>
      <Names
        title={t('{{count}} namespaces get the network', { count: gained.length })}
        names={gained}
      />
      <Names
        title={t('{{count}} namespaces lose the network', { count: lost.length })}
        names={lost}
      />
      {impact && (
        <StackItem>
          <ImpactSummary
            impact={impact}
            consequence={t(
              'OVN-Kubernetes keeps the network in their namespaces until the last of these VMs has stopped. A VM that still refers to it then does not start any more.',
            )}
          />
        </StackItem>
      )}
    </Stack>
  );
};

const Unknown = () => {
  const t = useT();
  return <p>{t('Your user may not list namespaces, so it cannot be shown which ones match')}</p>;
};

/** The same as beside the form, with its warnings. */
const NewSelection = ({ around: { world }, after }: Omit<ChangeProps, 'before'>) => (
  <MatchingNamespaces
    draft={after}
    world={world}
    named={splitList(namespacesLeaf.read({ ...after }))}
  />
);

interface SelectionSummaryProps {
  /** The network as it was read; undefined for a new one. */
  before: KubernetesResource | undefined;
  after: KubernetesResource;
}

const OfCluster = ({ before, after }: SelectionSummaryProps) => {
  const t = useT();
  const around = useUdnWorld(after, NEEDED);
  if (!around) return <LoadingState label={t('Looking for namespaces that match')} />;
  return before ? (
    <SelectionChange around={around} before={before} after={after} />
  ) : (
    <NewSelection around={around} after={after} />
  );
};

const selectorOf = (udn: KubernetesResource): unknown => recordAt(udn, 'spec').namespaceSelector;

/** Which namespaces get or lose a network of the whole cluster, and whose VMs notice. */
const SelectionSummary = ({ before, after }: SelectionSummaryProps) => {
  if (udnKindOf(after) !== 'ClusterUserDefinedNetwork') return null;
  if (before && sameJson(selectorOf(before), selectorOf(after))) return null;
  return (
    <StackItem>
      <OfCluster before={before} after={after} />
    </StackItem>
  );
};

export default SelectionSummary;
