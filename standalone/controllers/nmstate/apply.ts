import { isRecord } from '../../kubernetes/object.ts';
import { isSame } from '../../kubernetes/equal.ts';
import { applyInterfaces, type Surroundings } from './apply-interfaces.ts';
import { refuse, verify } from './refusals.ts';
import { checkShape } from './shape.ts';
import {
  isUp,
  isUserSpace,
  merged,
  recordIn,
  recordsIn,
  type Interface,
  type State,
} from './state.ts';

const MAPPINGS = 'bridge-mappings';

const applyMappings = (current: State, desired: State): State[] => {
  const asked = recordsIn(recordIn(desired, 'ovn')[MAPPINGS]);
  const names = new Set<unknown>();
  for (const { localnet, bridge, state } of asked) {
    if (names.has(localnet)) throw refuse(`Found duplicate \`localnet\` key ${String(localnet)}`);
    names.add(localnet);
    if (state !== 'absent' && bridge === undefined) {
      throw refuse(
        `mapping for \`localnet\` key ${String(localnet)} missing the \`bridge\` attribute`,
      );
    }
  }
  const kept = recordsIn(recordIn(current, 'ovn')[MAPPINGS]).filter(
    ({ localnet }) => !names.has(localnet),
  );
  const added = asked
    .filter(({ state }) => state !== 'absent')
    .map(({ localnet, bridge }) => ({ localnet, bridge }));
  return [...kept, ...added];
};

/** Whether a route is one of those that an entry speaks of. */
const isMeant = (route: State, { state: _state, ...entry }: State): boolean =>
  Object.entries(entry).every(([key, value]) => isSame(route[key], value));

const routesAfter = (before: unknown, asked: State[], interfaces: Interface[]): State[] => {
  const absent = asked.filter(({ state }) => state === 'absent');
  const added = asked.filter(({ state }) => state !== 'absent');
  const isThere = (route: State) =>
    route['next-hop-interface'] === undefined ||
    interfaces.some(
      (each) => each.name === route['next-hop-interface'] && !isUserSpace(each) && isUp(each),
    );
  const kept = recordsIn(before).filter(
    (route) =>
      !absent.some((entry) => isMeant(route, entry)) && !added.some((each) => isMeant(route, each)),
  );
  return [...kept, ...added].filter(isThere);
};

const applyRoutes = (current: State, desired: State, interfaces: Interface[]): State => {
  const asked = recordsIn(recordIn(desired, 'routes').config);
  const { config, running } = recordIn(current, 'routes');
  return {
    config: routesAfter(config, asked, interfaces),
    running: routesAfter(running, asked, interfaces),
  };
};

const applyDns = (current: State, desired: State): unknown => {
  const { config } = recordIn(desired, 'dns-resolver');
  const before = current['dns-resolver'];
  return isRecord(config)
    ? { config, running: { ...recordIn(before, 'running'), ...config } }
    : before;
};

/**
 * What a node's network is once nmstate has applied a state to it; neither document is changed.
 *
 * @throws NmstateError when nmstate refuses the state, or does not find it afterwards
 */
export const applied = (current: State, desired: State, surroundings: Surroundings): State => {
  checkShape(desired);
  const mappings = applyMappings(current, desired);
  const interfaces = applyInterfaces(current, desired, surroundings);
  verify(interfaces);
  const {
    interfaces: _interfaces,
    ovn: _ovn,
    routes: _routes,
    'dns-resolver': _dns,
    ...others
  } = desired;
  const { description: _description, version: _version, capture: _capture, ...plain } = others;
  return {
    ...current,
    ...merged(current, plain),
    interfaces,
    ovn: { ...recordIn(current, 'ovn'), [MAPPINGS]: mappings },
    routes: applyRoutes(current, desired, interfaces),
    'dns-resolver': applyDns(current, desired),
  };
};
