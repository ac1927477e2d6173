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
  batch: Batch;
  namespace: string;
  items: readonly BatchItem[];
}

const WatchIn = ({ batch: { id, progress }, namespace, items }: WatchProps) => {
  const state = useWorld(NEEDED, namespace);
  const world = state.state === 'ready' ? state.world : undefined;
  useEffect(() => {
    if (!world) return;
    const found = items.map((item) => {
      const key = keyOfItem(item);
      return [key, progressOf(world, item, item.aim, progress.get(key))] as const;
    });
    report(id, new Map(found));
  }, [world, id, items, progress]);
  return null;
};

/** Looks how far the VMs of a batch are, as long as a page of the plugin is shown. */
const BatchWatch = ({ batch }: { batch: Batch }) => {
  const { items } = batch;
  const byNamespace = useMemo(() => {
    const found = new Map<string, BatchItem[]>();
    for (const item of items) {
      found.set(item.namespace, [...(found.get(item.namespace) ?? []), item]);
    }
    return [...found];
  }, [items]);
  return byNamespace.map(([namespace, own]) => (
    <WatchIn key={namespace} batch={batch} namespace={namespace} items={own} />
  ));
};

export default BatchWatch;
