import type { ReactNode } from 'react';
import { EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import type { K8sModel, K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { useWatchList, type ReadyList } from '../../k8s/useWatch';
import { NamespaceOffer } from '../NamespaceOffer';
import { FailedState, LoadingState, MissingKindState, NothingState } from '../states';
import { StaleAlert } from '../StaleAlert';

interface WatchedListProps<R> {
  model: K8sModel;
  /** undefined stands for all namespaces. */
  namespace: string | undefined;
  /** What makes the cluster serve the kind. */
  provider: string;
  /** Such as "Loading VMs". */
  loading: string;
  /** What could not be read, such as "the VMs". */
  what: string;
  /** What is said where there are none. */
  nothing: { title: string; body: string; action: ReactNode };
  /** The list, of which there is or will be something. */
  children: (list: ReadyList<R>) => ReactNode;
}

/** The main list of a page, from the first request on: what is said while it is not there, or cannot be. */
export const WatchedList = <R extends K8sResourceCommon>({
  model,
  namespace,
  provider,
  loading,
  what,
  nothing,
  children,
}: WatchedListProps<R>) => {
  const watched = useWatchList<R>(model, namespace);
  if (watched.state === 'loading') return <LoadingState label={loading} />;
  if (watched.state === 'missing') {
    return <MissingKindState kind={model.kind} provider={provider} />;
  }
  if (watched.state === 'failed') {
    return (
      <FailedState error={watched.error} what={what} offer={<NamespaceOffer model={model} />} />
    );
  }
  return (
    <>
      <StaleAlert error={watched.stale} />
      {watched.data.length === 0 && watched.progress === undefined ? (
        <NothingState title={nothing.title}>
          <EmptyStateBody>{nothing.body}</EmptyStateBody>
          <EmptyStateFooter>
            <EmptyStateActions>{nothing.action}</EmptyStateActions>
          </EmptyStateFooter>
        </NothingState>
      ) : (
        children(watched)
      )}
    </>
  );
};
