import type { K8sModel, K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { Map as ImmutableMap } from 'immutable';

/**
 * The part of the console's state that the SDK's hooks read: under `RESOURCES` the models, and one
 * entry for each running watch. Objects are kept as they came: the hooks hand them on unchanged, so
 * an object that did not change keeps its identity.
 */
export type K8sState = ImmutableMap<string, unknown>;
type Entry = ImmutableMap<string, unknown>;
type List = ImmutableMap<string, K8sResourceCommon>;

export interface WatchEvent {
  type: string;
  object: K8sResourceCommon;
}

export type K8sAction =
  | { type: 'resources'; payload: { resources: { models: K8sModel[] } } }
  | { type: 'getResourcesInFlight' }
  | { type: 'startWatchK8sObject'; payload: { id: string } }
  | { type: 'startWatchK8sList'; payload: { id: string; query: unknown } }
  | { type: 'modifyObject'; payload: { id: string; k8sObjects: K8sResourceCommon } }
  | { type: 'stopWatchK8s'; payload: { id: string } }
  | { type: 'errored'; payload: { id: string; k8sObjects: unknown } }
  | { type: 'loaded' | 'bulkAddToList'; payload: { id: string; k8sObjects: K8sResourceCommon[] } }
  | { type: 'updateListFromWS'; payload: { id: string; k8sObjects: WatchEvent[] } }
  | { type: 'filterList'; payload: { id: string; name: string; value: unknown } };

/** The console's reference of a kind, by which the hooks look a model up. */
export const referenceOf = (model: K8sModel): string =>
  `${model.apiGroup ?? 'core'}~${model.apiVersion}~${model.kind}`;

const keyOf = ({ metadata }: K8sResourceCommon): string =>
  `(${metadata?.namespace ?? ''})-${metadata?.name ?? ''}`;

const versionOf = ({ metadata }: K8sResourceCommon): number =>
  Number(metadata?.resourceVersion ?? 0);

const emptyList: List = ImmutableMap();

const newEntry = (data: unknown): Entry =>
  ImmutableMap<string, unknown>({ data, loaded: false, loadError: '', filters: ImmutableMap() });

const listOf = (state: K8sState, id: string): List =>
  (state.getIn([id, 'data']) as List | undefined) ?? emptyList;

const withItems = (list: List, items: K8sResourceCommon[]): List =>
  list.withMutations((map) => {
    for (const item of items) {
      const key = keyOf(item);
      const known = map.get(key) as K8sResourceCommon | undefined;
      // A page of the list may be older than what a watch has brought.
      if (!known || versionOf(known) < versionOf(item)) map.set(key, item);
    }
  });

/** A new list replaces the old one, but objects that did not change keep their identity. */
const replaced = (before: List, items: K8sResourceCommon[]): List =>
  emptyList.withMutations((map) => {
    for (const item of items) {
      const key = keyOf(item);
      const known = before.get(key) as K8sResourceCommon | undefined;
      const same =
        known?.metadata?.uid === item.metadata?.uid &&
        known?.metadata?.resourceVersion === item.metadata?.resourceVersion;
      map.set(key, known && same ? known : item);
    }
  });

const withEvents = (list: List, events: WatchEvent[]): List =>
  list.withMutations((map) => {
    for (const { type, object } of events) {
      const key = keyOf(object);
      if (type === 'DELETED') map.delete(key);
      else if (type === 'ADDED' || type === 'MODIFIED') {
        const known = map.get(key) as K8sResourceCommon | undefined;
        const anew = known?.metadata?.uid !== object.metadata?.uid;
        if (!known || anew || versionOf(known) < versionOf(object)) map.set(key, object);
      }
    }
  });

type Models = ImmutableMap<string, K8sModel>;

const sameModel = (a: K8sModel | undefined, b: K8sModel): boolean =>
  a !== undefined && JSON.stringify(a) === JSON.stringify(b);

/** What is known keeps its identity: the SDK's hooks watch anew what has another model. */
const withModels = (before: Models, models: K8sModel[]): Models => {
  const found = models.map((model): [string, K8sModel] => {
    const known = before.get(referenceOf(model)) as K8sModel | undefined;
    return [referenceOf(model), known && sameModel(known, model) ? known : model];
  });
  const isSame = found.every(([reference, model]) => before.get(reference) === model);
  return isSame && found.length === before.size ? before : ImmutableMap<string, K8sModel>(found);
};

const initial: K8sState = ImmutableMap<string, unknown>({
  RESOURCES: ImmutableMap<string, unknown>({
    models: ImmutableMap(),
    inFlight: false,
    loaded: false,
  }),
});

export const k8sReducer = (state: K8sState = initial, action: K8sAction): K8sState => {
  switch (action.type) {
    case 'getResourcesInFlight':
      return state.setIn(['RESOURCES', 'inFlight'], true);
    case 'resources':
      return state
        .setIn(
          ['RESOURCES', 'models'],
          withModels(
            state.getIn(['RESOURCES', 'models']) as Models,
            action.payload.resources.models,
          ),
        )
        .setIn(['RESOURCES', 'inFlight'], false)
        .setIn(['RESOURCES', 'loaded'], true);
    case 'startWatchK8sObject':
      return state.set(action.payload.id, newEntry(ImmutableMap()));
    case 'startWatchK8sList':
      return state.get(action.payload.id)
        ? state
        : state.set(action.payload.id, newEntry(emptyList));
    case 'stopWatchK8s':
      return state.delete(action.payload.id);
    default:
      return updateWatch(state, action);
  }
};

const loadedWith = (state: K8sState, id: string, data: unknown): K8sState =>
  state
    .mergeIn([id], ImmutableMap<string, unknown>({ loaded: true, loadError: '' }))
    .setIn([id, 'data'], data);

const updateWatch = (state: K8sState, action: K8sAction): K8sState => {
  // Answers may come after the watch has ended.
  if (!('payload' in action) || !('id' in action.payload) || !state.has(action.payload.id)) {
    return state;
  }
  const { id } = action.payload;
  switch (action.type) {
    case 'modifyObject':
      return loadedWith(
        state,
        id,
        ImmutableMap(action.payload.k8sObjects as unknown as Record<string, unknown>),
      );
    case 'loaded':
      return loadedWith(state, id, replaced(listOf(state, id), action.payload.k8sObjects));
    case 'bulkAddToList':
      return state.setIn([id, 'data'], withItems(listOf(state, id), action.payload.k8sObjects));
    case 'updateListFromWS':
      return state.setIn([id, 'data'], withEvents(listOf(state, id), action.payload.k8sObjects));
    case 'errored':
      return state.setIn([id, 'loadError'], action.payload.k8sObjects);
    case 'filterList':
      return state.setIn([id, 'filters', action.payload.name], action.payload.value);
    default:
      return state;
  }
};
