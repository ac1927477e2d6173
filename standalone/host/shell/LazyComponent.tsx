import { Alert, Bullseye, Spinner } from '@patternfly/react-core';
import { createElement, useEffect, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeRef } from '../extensions';

interface LazyComponentProps<P extends object> {
  load: CodeRef<ComponentType<P>>;
  props: P;
}

/** Renders a plugin's component once its code is there, and says why when it cannot be loaded. */
export const LazyComponent = <P extends object>({ load, props }: LazyComponentProps<P>) => {
  const { t } = useTranslation();
  const [state, setState] = useState<{ component?: ComponentType<P>; error?: unknown }>({});
  useEffect(() => {
    let current = true;
    load().then(
      (component) => current && setState({ component }),
      (error: unknown) => current && setState({ error }),
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
