import { useState, type ReactElement } from 'react';
import { useExtensionsOfType } from '../extensions';
import { useResolvedExtensions } from './use-resolved-extensions';

interface Action {
  id: string;
  label: string;
}

type ActionHook = (scope: unknown) => [Action[], boolean, unknown];

interface ActionService {
  actions: Action[];
  options: Action[];
  loaded: boolean;
  error: unknown;
}

interface ActionServiceProviderProps {
  context: Record<string, unknown>;
  children: (service: ActionService) => ReactElement | null;
}

const EMPTY: ActionService = { actions: [], options: [], loaded: true, error: undefined };

/** Calls one provider's hook; a component of its own, because the number of providers changes. */
const Provided = ({
  useActions,
  scope,
  onActions,
}: {
  useActions: ActionHook;
  scope: unknown;
  onActions: (actions: Action[], loaded: boolean, error: unknown) => ReactElement | null;
}) => {
  const [actions, loaded, error] = useActions(scope);
  return onActions(actions, loaded, error);
};

const matches = (type: string, properties: Record<string, unknown>, contextId: string): boolean => {
  if (type === 'console.action/provider') return properties.contextId === contextId;
  const model = properties.model as { group?: string; version?: string; kind?: string } | undefined;
  return `${model?.group ?? 'core'}~${model?.version ?? ''}~${model?.kind ?? ''}` === contextId;
};

const ActionServiceProvider = ({ context, children }: ActionServiceProviderProps) => {
  const known = useExtensionsOfType('console.action/provider').length;
  const resources = useExtensionsOfType('console.action/resource-provider').length;
  const [extensions, loaded] = useResolvedExtensions(({ type }) =>
    ['console.action/provider', 'console.action/resource-provider'].includes(type),
  );
  const [empty] = useState(EMPTY);
  if (known + resources === 0) return children(empty);
  if (!loaded) return children({ ...EMPTY, loaded: false });
  const calls = Object.entries(context).flatMap(([contextId, scope]) =>
    extensions
      .filter(({ type, properties }) => matches(type, properties, contextId))
      .map(({ properties }) => ({ useActions: properties.provider as ActionHook, scope })),
  );
  // Nested calls gather the actions of all providers before the children are asked.
  const render = (index: number, service: ActionService): ReactElement | null => {
    const call = calls[index];
    if (!call) return children(service);
    return (
      <Provided
        key={index}
        {...call}
        onActions={(actions, ready, error) =>
          render(index + 1, {
            actions: [...service.actions, ...actions],
            options: [...service.options, ...actions],
            loaded: service.loaded && ready,
            error: service.error ?? error,
          })
        }
      />
    );
  };
  return render(0, EMPTY);
};

export default ActionServiceProvider;
