import { lazy, Suspense, type ComponentType } from 'react';
import { LoadingState } from './states';
import { useT } from './useT';

/** A component whose code is loaded when it is first shown. */
export const onDemand = <P extends object>(load: () => Promise<{ default: ComponentType<P> }>) => {
  const Loaded = lazy(async () => {
    const { default: Component } = await load();
    return { default: ({ all }: { all: P }) => <Component {...all} /> };
  });
  const OnDemand = (props: P) => {
    const t = useT();
    return (
      <Suspense fallback={<LoadingState label={t('Loading')} />}>
        <Loaded all={props} />
      </Suspense>
    );
  };
  return OnDemand;
};
