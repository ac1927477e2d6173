import { Alert, Bullseye, Spinner } from '@patternfly/react-core';
import { createElement, useEffect, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeRef } from '../extensions';

interface LazyComponentProps<P extends object> {
  load: CodeRef<ComponentType<P>>;
  props: P;
}

interface Loaded<P extends object> {
  load: CodeRef<ComponentType<P>>;
  component?: ComponentType<P>;
  error?: unknown;
}

/** Renders a plugin's component once its code is there, and says why when it cannot be loaded. */
export const LazyComponent = <P extends object>({ load, props }: LazyComponentProps<P>) => {
  const { t } = useTranslation();
  const [loaded, setLoaded] = useState<Loaded<P>>({ load });
  // The component of another page knows nothing of this one's path.
  const state: Loaded<P> = loaded.load === load ? loaded : { load };
  useEffect(() => {
    let current = true;
    load().then(
      (component) => current && setLoaded({ load, component }),
      (error: unknown) => current && setLoaded({ load, error }),
    );
    return () => {
      current = false;
    };
  }, [load]);
  if (state.error !== undefined) {
    return (
      <Alert variant="danger" isInline title={t('A part of the plugin could not be loaded')}>
        {state.error instanceof Error ? state.error.message : JSON.stringify(state.error)}
      </Alert>
    );
  }
  if (!state.component) {
    return (
      <Bullseye>
        <Spinner aria-label={t('Loading')} />
      </Bullseye>
    );
  }
  return createElement(state.component, props);
};
