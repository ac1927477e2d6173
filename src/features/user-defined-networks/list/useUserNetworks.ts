import { useMemo } from 'react';
import type { KubernetesResource } from '../../../domain/core/resource';
import type { Progress } from '../../../k8s/completeness';
import { failureOf } from '../../../k8s/failure';
import { models } from '../../../k8s/models';
import { useWatchList, type Watched } from '../../../k8s/useWatch';
import type { UdnKind } from '../kinds';

/** Why one of the two kinds is not, or no longer, shown as it is. */
export interface ListNote {
  kind: UdnKind;
  reason: 'missing' | 'forbidden' | 'failed' | 'stale';
  /** Of the server; empty for a kind that it does not know. */
  message: string;
}

/** Networks of both kinds; a kind that cannot be read does not keep the other from being shown. */
export type UserNetworks =
  | { state: 'loading' }
  | { state: 'missing' }
  | { state: 'failed'; error: unknown }
  | { state: 'ready'; udns: KubernetesResource[]; notes: ListNote[]; progress?: Progress };

type List = Watched<readonly KubernetesResource[]>;

const noteOf = (kind: UdnKind, watched: List): ListNote | undefined => {
  if (watched.state === 'missing') return { kind, reason: 'missing', message: '' };
  if (watched.state === 'failed') {
    const { code, message } = failureOf(watched.error);
    return { kind, reason: code === 403 ? 'forbidden' : 'failed', message };
  }
  if (watched.state === 'ready' && watched.stale !== undefined) {
    return { kind, reason: 'stale', message: failureOf(watched.stale).message };
  }
  return undefined;
};

const combined = (inNamespace: List, inCluster: List): UserNetworks => {
  const both = [inNamespace, inCluster];
  if (both.some(({ state }) => state === 'loading')) return { state: 'loading' };
  if (both.every(({ state }) => state === 'missing')) return { state: 'missing' };
  const data = both.flatMap((watched) => (watched.state === 'ready' ? [watched.data] : []));
  if (data.length === 0) {
    const failed = both.find((watched) => watched.state === 'failed');
    return { state: 'failed', error: failed?.error };
  }
  const notes = [
    noteOf('UserDefinedNetwork', inNamespace),
    noteOf('ClusterUserDefinedNetwork', inCluster),
  ];
  // Of networks of the cluster there are few: it is those of namespaces that come in pages.
  const growing = both.find((watched) => watched.state === 'ready' && watched.progress);
  return {
    state: 'ready',
    udns: data.flat(),
    notes: notes.filter((note) => note !== undefined),
    ...(growing?.state === 'ready' && growing.progress ? { progress: growing.progress } : {}),
  };
};

/** Watches the networks of a namespace, or (undefined) of all, and those of the whole cluster. */
export const useUserNetworks = (namespace: string | undefined): UserNetworks => {
  const inNamespace = useWatchList<KubernetesResource>(models.UserDefinedNetwork, namespace);
  const inCluster = useWatchList<KubernetesResource>(models.ClusterUserDefinedNetwork, undefined);
  return useMemo(() => combined(inNamespace, inCluster), [inNamespace, inCluster]);
};
