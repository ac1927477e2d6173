import { useMemo, useState } from 'react';
import {
  useK8sModels,
  useK8sWatchResources,
  type K8sModel,
  type K8sResourceCommon,
  type WatchK8sResource,
} from '@openshift-console/dynamic-plugin-sdk';
import { GLOBAL_NAMESPACES } from '../domain/vm/spec/global-namespaces';
import { worldOf, type Extent, type World } from '../domain/world/world';
import { kinds, sharedNamespacesOf, type KindName } from '../domain/world/kinds';
import { progressOf, type Completeness, type Progress } from './completeness';
import { failureOf } from './failure';
import { gvkOf, models } from './models';
import { listKeeper } from './stable-list';
import { useCompleteLists, type WatchedList } from './useCompleteLists';
import { useIsSettled } from './useIsSettled';
import { usePaced } from './usePaced';

/** A kind that could not be read, so that nothing is concluded from it. */
export interface Gap {
  kind: KindName;
  /** undefined stands for the whole cluster. */
  namespace?: string;
  /** `missing`: the cluster does not serve it. */
  reason: 'forbidden' | 'missing' | 'failed';
  message: string;
}

/**
 * `progress` says that lists are still coming. What has come of them is in the world, which knows
 * these kinds not to be complete.
 */
export type WorldState =
  { state: 'loading' } | { state: 'ready'; world: World; gaps: Gap[]; progress?: Progress };

/** A world of which all is known that can be known; undefined while it is being read. */
export const completeWorld = (
  state: WorldState,
): Extract<WorldState, { state: 'ready' }> | undefined =>
  state.state === 'ready' && state.progress === undefined ? state : undefined;

interface Part {
  kind: KindName;
  namespace: string | undefined;
}

const partsOf = (
  wanted: readonly KindName[],
  namespace: string | undefined,
  wide: readonly KindName[],
): Part[] =>
  wanted.flatMap((kind): Part[] => {
    const { scope, watched } = kinds[kind];
    if (watched === 'discovery' || watched === 'files') return [];
    const isEverywhere = scope === 'cluster' || watched === 'cluster' || wide.includes(kind);
    if (namespace === undefined || isEverywhere) return [{ kind, namespace: undefined }];
    const more = watched === 'global namespaces' ? GLOBAL_NAMESPACES : sharedNamespacesOf(kind);
    return [...new Set([namespace, ...more])].map((each) => ({ kind, namespace: each }));
  });

const NONE: readonly KindName[] = [];

const idOf = ({ kind, namespace = '' }: Part): string => `${kind} ${namespace}`;

/** Models that discovery has found, by group and kind. */
type Discovered = ReadonlyMap<string, K8sModel[]>;

const groupKindOf = ({ apiGroup = '', kind }: K8sModel): string => `${apiGroup}/${kind}`;

const discoveredOf = (found: Record<string, K8sModel>): Discovered => {
  const byGroupKind = new Map<string, K8sModel[]>();
  for (const model of Object.values(found)) {
    const key = groupKindOf(model);
    byGroupKind.set(key, [...(byGroupKind.get(key) ?? []), model]);
  }
  return byGroupKind;
};

/** The model of a kind in the version that this plugin prefers, or in one that is served. */
const servedModel = (discovered: Discovered, kind: KindName): K8sModel | undefined => {
  const found = discovered.get(groupKindOf(models[kind])) ?? [];
  return found.find(({ apiVersion }) => apiVersion === models[kind].apiVersion) ?? found[0];
};

const watchOf = (model: K8sModel, namespace: string | undefined): WatchK8sResource => ({
  groupVersionKind: gvkOf(model),
  isList: true,
  namespaced: Boolean(model.namespaced),
  ...(namespace === undefined ? {} : { namespace }),
});

/** The definitions of this plugin's kinds that discovery has found, as far as rules ask for them. */
const definitionsOf = (discovered: Discovered): object[] =>
  Object.values(models)
    .filter((model) => model.crd && discovered.has(groupKindOf(model)))
    .map(({ plural, apiGroup }) => ({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${plural}.${apiGroup ?? ''}` },
    }));

const gapOf = (part: Part, reason: Gap['reason'], message: string): Gap => ({
  kind: part.kind,
  ...(part.namespace === undefined ? {} : { namespace: part.namespace }),
  reason,
  message,
});

const failedGap = (part: Part, error: unknown): Gap => {
  const { code, message } = failureOf(error);
  return gapOf(part, code === 403 ? 'forbidden' : 'failed', message);
};

interface Result {
  data: readonly K8sResourceCommon[];
  loaded: boolean;
  loadError: unknown;
}

interface Watch {
  model: K8sModel;
  namespace: string | undefined;
}

type Watches = Record<string, Watch>;
type Results = Record<string, Result | undefined>;

interface Read {
  parts: Part[];
  watches: Watches;
  results: Results;
  complete: Readonly<Record<string, Completeness>>;
  definitions: object[];
}

/** A list that a page watches itself, so that the world around it does not watch it once more. */
export interface OwnList {
  kind: KindName;
  /** undefined stands for all namespaces. */
  namespace: string | undefined;
  objects: readonly K8sResourceCommon[];
  /** Undefined when it is whole. */
  progress: Progress | undefined;
  /** Why it could not be read anew, if so. */
  stale: unknown;
}

const resultOf = ({ objects, stale }: OwnList): Result => ({
  data: objects,
  loaded: true,
  loadError: stale,
});

const completenessOfOwn = ({ objects, progress }: OwnList): Completeness => ({
  size: objects.length,
  isComplete: progress === undefined,
  total: progress?.total,
});

const assemble = ({ parts, watches, results, complete, definitions }: Read) => {
  const objects: unknown[] = [...definitions];
  const extents: Partial<Record<KindName, Extent>> = { CustomResourceDefinition: 'everywhere' };
  const gaps: Gap[] = [];
  const coming: Completeness[] = [];
  for (const part of parts) {
    const result = results[idOf(part)];
    if (!result && !watches[idOf(part)]) {
      gaps.push(gapOf(part, 'missing', ''));
      continue;
    }
    // A failed first request leaves `loaded` false for ever, so the error comes first.
    if (result?.loadError) gaps.push(failedGap(part, result.loadError));
    if (!result?.loaded) {
      if (result?.loadError) continue;
      return undefined;
    }
    for (const object of result.data) objects.push(object);
    const known = complete[idOf(part)];
    // What failed on the way is a gap: it comes when the console tries again.
    if (known && !result.loadError) coming.push(known);
    if (!known?.isComplete) continue;
    const extent = extents[part.kind];
    if (part.namespace === undefined) extents[part.kind] = 'everywhere';
    else if (extent !== 'everywhere') extents[part.kind] = [...(extent ?? []), part.namespace];
  }
  const progress = progressOf(coming);
  return { world: worldOf(objects, extents), gaps, ...(progress ? { progress } : {}) };
};

const mapValues = <T, U>(
  record: Record<string, T>,
  map: (value: T, key: string) => U,
): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));

/** Kinds of which there may be thousands of objects. */
const LARGE = ['VirtualMachine', 'VirtualMachineInstance', 'Pod', 'NetworkAttachmentDefinition'];

const kindOfId = (id: string): string => id.slice(0, id.indexOf(' '));

const useWatches = (watches: Watches, isWanted: (kind: string) => boolean): Results => {
  const asked = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(watches)
          .filter(([id]) => isWanted(kindOfId(id)))
          .map(([id, { model, namespace }]) => [id, watchOf(model, namespace)]),
      ),
    [watches, isWanted],
  );
  return useK8sWatchResources<Record<string, K8sResourceCommon[]>>(asked);
};

const isVm = (kind: string) => kind === 'VirtualMachine';
const isVmi = (kind: string) => kind === 'VirtualMachineInstance';
const isPod = (kind: string) => kind === 'Pod';
const isNad = (kind: string) => kind === 'NetworkAttachmentDefinition';
const isSmall = (kind: string) => !LARGE.includes(kind);

/**
 * Large lists are watched one by one: whenever one changes, the console makes all objects anew that are
 * watched together with it.
 */
const useLists = (watches: Watches): Results => {
  const vms = useWatches(watches, isVm);
  const vmis = useWatches(watches, isVmi);
  const pods = useWatches(watches, isPod);
  const nads = useWatches(watches, isNad);
  const others = useWatches(watches, isSmall);
  return useMemo(
    () => ({ ...vms, ...vmis, ...pods, ...nads, ...others }),
    [vms, vmis, pods, nads, others],
  );
};

/**
 * Watches kinds and builds the world that rules reason from: of one namespace with the networks
 * that are open to it, or (undefined) of all. What the user may not read is unknown in it, and named
 * in `gaps`.
 *
 * @param wanted must be the same array on each call
 * @param wide kinds to watch in all namespaces all the same; must be the same array on each call
 * @param own must be the same object as long as nothing in it changes
 */
export const useWorld = (
  wanted: readonly KindName[],
  namespace: string | undefined,
  wide: readonly KindName[] = NONE,
  own?: OwnList,
): WorldState => {
  const [found, inFlight] = useK8sModels();
  const discovered = useMemo(() => discoveredOf(found), [found]);
  const parts = useMemo(() => partsOf(wanted, namespace, wide), [wanted, namespace, wide]);
  const ownId = own && idOf(own);
  const watches = useMemo(() => {
    const all: Watches = {};
    for (const part of parts) {
      const model = idOf(part) === ownId ? undefined : servedModel(discovered, part.kind);
      if (model) all[idOf(part)] = { model, namespace: part.namespace };
    }
    return all;
  }, [parts, discovered, ownId]);
  const definitions = useMemo(
    () => (wanted.includes('CustomResourceDefinition') ? definitionsOf(discovered) : []),
    [wanted, discovered],
  );
  const watched = useLists(watches);
  const [keep] = useState(listKeeper);
  const results = useMemo((): Results => {
    const kept = mapValues(
      watched,
      (result, id) => result && { ...result, data: keep(id, result.data) },
    );
    return own ? { ...kept, [idOf(own)]: resultOf(own) } : kept;
  }, [watched, keep, own]);
  const lists = useMemo(
    () =>
      mapValues(watches, (watch, id): WatchedList => {
        const result = results[id];
        return { ...watch, size: result?.loaded ? result.data.length : undefined };
      }),
    [watches, results],
  );
  const counted = useCompleteLists(lists);
  const complete = useMemo(
    () => (own ? { ...counted, [idOf(own)]: completenessOfOwn(own) } : counted),
    [counted, own],
  );
  const isSettled = useIsSettled(inFlight);
  const read = useMemo(
    () => (isSettled ? { parts, watches, results, complete, definitions } : undefined),
    [isSettled, parts, watches, results, complete, definitions],
  );
  const isComing = Object.values(complete).some((list) => !list.isComplete);
  const paced = usePaced(read, isComing, parts);
  return useMemo((): WorldState => {
    const assembled = paced && assemble(paced);
    return assembled ? { state: 'ready', ...assembled } : { state: 'loading' };
  }, [paced]);
};
