import { useEffect, useState } from 'react';
import { k8sListItems } from '@openshift-console/dynamic-plugin-sdk';
import type { KubernetesResource } from '../../../domain/core/resource';
import { holdersOf, type Holder } from '../../../domain/sriov/holders';
import { answerTo } from '../../../k8s/answer';
import { models } from '../../../k8s/models';

/** Who holds which virtual functions of a node, as far as its pods may be read. */
export type Holders =
  | { state: 'loading' }
  | { state: 'failed'; error: unknown }
  | { state: 'ready'; byAddress: ReadonlyMap<string, Holder> };

/** Reads the pods of VMs on one node, once: those of all nodes would be too many. */
export const useHolders = (node: string): Holders => {
  const [read, setRead] = useState<{ node: string; holders: Holders }>();
  useEffect(() => {
    let isLeft = false;
    const told = (holders: Holders) => {
      if (!isLeft) setRead({ node, holders });
    };
    const queryParams = {
      labelSelector: { matchLabels: { 'kubevirt.io': 'virt-launcher' } },
      fieldSelector: `spec.nodeName=${node}`,
    };
    answerTo(k8sListItems<KubernetesResource>({ model: models.Pod, queryParams })).then(
      (pods) => told({ state: 'ready', byAddress: holdersOf(pods) }),
      (error: unknown) => told({ state: 'failed', error }),
    );
    return () => {
      isLeft = true;
    };
  }, [node]);
  return read?.node === node ? read.holders : { state: 'loading' };
};
