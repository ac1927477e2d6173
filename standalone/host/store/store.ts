import storeHandler from '@openshift-console/dynamic-plugin-sdk/lib/app/storeHandler';
import { Map as ImmutableMap } from 'immutable';
import { applyMiddleware, combineReducers, legacy_createStore, type Reducer } from 'redux';
import { thunk } from 'redux-thunk';
import { k8sReducer, type K8sAction, type K8sState } from './k8s-reducer';

export interface CoreState {
  user: { username: string };
  admissionWebhookWarnings: ImmutableMap<string, unknown>;
}

export type Flags = ImmutableMap<string, boolean>;

export interface HostState {
  k8s: K8sState;
  sdkCore: CoreState;
  FLAGS: Flags;
}

type HostAction =
  | { type: 'setUser'; payload: { username: string } }
  | { type: 'setFlag'; payload: { flag: string; value: boolean } };

const initialCore: CoreState = {
  user: { username: '' },
  admissionWebhookWarnings: ImmutableMap(),
};

const sdkCore = (state: CoreState = initialCore, action: HostAction): CoreState =>
  action.type === 'setUser' ? { ...state, user: { username: action.payload.username } } : state;

const noFlags: Flags = ImmutableMap();

const FLAGS = (state: Flags = noFlags, action: HostAction): Flags =>
  action.type === 'setFlag' ? state.set(action.payload.flag, action.payload.value) : state;

type AnyReducer<S> = Reducer<S, { type: string }>;

/** The store that the SDK's hooks expect, known to the SDK as the console's own. */
export const createHostStore = () => {
  const reducer = combineReducers({
    // Each reducer passes over the actions of the others.
    k8s: k8sReducer as Reducer<K8sState, K8sAction> as unknown as AnyReducer<K8sState>,
    sdkCore: sdkCore as unknown as AnyReducer<CoreState>,
    FLAGS: FLAGS as unknown as AnyReducer<Flags>,
  });
  const store = legacy_createStore(reducer, applyMiddleware(thunk));
  storeHandler.setStore(store);
  return store;
};

export type HostStore = ReturnType<typeof createHostStore>;
