import { useEffect, useMemo } from 'react';
import { progressOf } from '../../domain/vm/lifecycle/aims';
import type { KindName } from '../../domain/world/kinds';
import { useWorld } from '../../k8s/useWorld';
import { keyOfItem, report, type Batch, type BatchItem } from './batches';

const NEEDED: readonly KindName[] = [
  'VirtualMachine',
  'VirtualMachineInstance',
  'VirtualMachineInstanceMigration',
  'NetworkAttachmentDefinition',
  'KubeVirt',
  'HyperConverged',
];

interface WatchProps {
  id: number;
  namespace: string;
  items: readonly BatchItem[];
}

const WatchIn = ({ id, namespace, items }: WatchProps) => {
  const state = useWorld(NEEDED, namespace);
  const world = state.state === 'ready' ? state.world : undefined;
  useEffect(() => {
    if (!world) return;
    report(id, new Map(items.map((item) => [keyOfItem(item), progressOf(world, item, item.aim)])));
  }, [world, id, items]);
  return null;
};

/** Looks how far the VMs of a batch are, as long as a page of the plugin is shown. */
const BatchWatch = ({ batch: { id, items } }: { batch: Batch }) => {
  const byNamespace = useMemo(() => {
    const found = new Map<string, BatchItem[]>();
    for (const item of items) {
      found.set(item.namespace, [...(found.get(item.namespace) ?? []), item]);
    }
    return [...found];
  }, [items]);
  return byNamespace.map(([namespace, own]) => (
    <WatchIn key={namespace} id={id} namespace={namespace} items={own} />
  ));
};

export default BatchWatch;
