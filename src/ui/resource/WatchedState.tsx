import type { ReactNode } from 'react';
import type { KubernetesResource } from '../../domain/core/resource';
import type { Watched } from '../../k8s/useWatch';
import { FailedState, LoadingState, MissingKindState } from '../states';
import { useT } from '../useT';
import type { ResourceBasics } from './kind';

interface WatchedStateProps<R extends KubernetesResource> {
  kind: ResourceBasics<R>;
  /** Name of the API's kind. */
  kindName: string;
  watched: Watched<R>;
  name: string;
  namespace: string | undefined;
}

/** Why there is no object to show, if there is none. */
export const WatchedState = <R extends KubernetesResource>({
  kind,
  kindName,
  watched,
  name,
  namespace,
}: WatchedStateProps<R>): ReactNode => {
  const t = useT();
  switch (watched.state) {
    case 'loading':
      return <LoadingState label={t('Loading')} />;
    case 'missing':
      return <MissingKindState kind={kindName} provider={kind.provider} />;
    case 'failed': {
      const { text, params } = kind.described(name, namespace);
      return <FailedState error={watched.error} what={t(text, params)} />;
    }
    case 'ready':
      return null;
  }
};
