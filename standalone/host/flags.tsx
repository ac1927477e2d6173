import type { PluginStore } from '@openshift/dynamic-plugin-sdk';
import { usePluginStore } from '@openshift/dynamic-plugin-sdk';
import { useCallback, useEffect, useState } from 'react';
import { useSelector } from 'react-redux';
import { useExtensionsOfType, type CodeRef } from './extensions';
import type { HostState, HostStore } from './store/store';

type SetFlag = (flag: string, value: boolean) => void;

interface ModelFlag {
  flag: string;
  model: { group: string; version: string; kind: string };
}

/** Sets a feature flag for extensions and for the SDK's `useFlag`. */
export const flagSetter =
  (plugins: Pick<PluginStore, 'setFeatureFlags'>, store: Pick<HostStore, 'dispatch'>): SetFlag =>
  (flag, value) => {
    plugins.setFeatureFlags({ [flag]: value });
    store.dispatch({ type: 'setFlag', payload: { flag, value } } as { type: string });
  };

/** A provider's hook needs a component to live in. */
const HookProvider = ({
  useFlags,
  setFlag,
}: {
  useFlags: (set: SetFlag) => void;
  setFlag: SetFlag;
}) => {
  useFlags(setFlag);
  return null;
};

const LoadedHookProvider = ({
  load,
  setFlag,
}: {
  load: CodeRef<(set: SetFlag) => void>;
  setFlag: SetFlag;
}) => {
  const [hook, setHook] = useState<{ useFlags: (set: SetFlag) => void }>();
  useEffect(() => {
    let current = true;
    void load().then((useFlags) => {
      if (current) setHook({ useFlags });
    });
    return () => {
      current = false;
    };
  }, [load]);
  return hook ? <HookProvider useFlags={hook.useFlags} setFlag={setFlag} /> : null;
};

/** Keeps the flags of `console.flag`, `console.flag/model` and `console.flag/hookProvider` set. */
export const FeatureFlags = ({ store }: { store: HostStore }) => {
  const plugins = usePluginStore();
  const setFlag = useCallback<SetFlag>(
    (flag, value) => flagSetter(plugins, store)(flag, value),
    [plugins, store],
  );
  const models = useSelector(
    ({ k8s }: HostState) =>
      k8s.getIn(['RESOURCES', 'models']) as { has(reference: string): boolean } | undefined,
  );
  const modelFlags = useExtensionsOfType<ModelFlag>('console.flag/model');
  const handlers = useExtensionsOfType<{ handler: CodeRef<(set: SetFlag) => void> }>(
    'console.flag',
  );
  const hooks = useExtensionsOfType<{ handler: CodeRef<(set: SetFlag) => void> }>(
    'console.flag/hookProvider',
  );

  useEffect(() => {
    for (const { properties } of modelFlags) {
      const { group, version, kind } = properties.model;
      setFlag(properties.flag, models?.has(`${group || 'core'}~${version}~${kind}`) ?? false);
    }
  }, [modelFlags, models, setFlag]);

  useEffect(() => {
    for (const { properties } of handlers) {
      void properties.handler().then((handler) => handler(setFlag));
    }
  }, [handlers, setFlag]);

  return (
    <>
      {hooks.map(({ uid, properties }) => (
        <LoadedHookProvider key={uid} load={properties.handler} setFlag={setFlag} />
      ))}
    </>
  );
};
