import { isRecord, listAt, textAt } from '../core/resource';
import { setIn } from '../core/set-in';
import type { Leaf } from '../forms/leaf';

type Json = Record<string, unknown>;

/** Where both versions of HyperConverged have their feature gates: v1 a list, v1beta1 an object. */
export const GATES = ['spec', 'featureGates'];

const isGate = (name: string) => (entry: unknown) =>
  textAt(entry, 'name')?.toLowerCase() === name.toLowerCase();

/**
 * A feature gate in the list of HyperConverged v1, whose names are compared without regard to case. A
 * gate that is listed without a state is on.
 *
 * Source: hyperconverged-cluster-operator api/v1/featuregates/feature_gates.go.
 */
export const listedGateLeaf = (name: string): Leaf<Json, boolean> => ({
  paths: [GATES.join('.')],
  read: (object) =>
    listAt(object, ...GATES).some(
      (entry) => isGate(name)(entry) && textAt(entry, 'state') !== 'Disabled',
    ),
  write: (object, isOn) => {
    const list = listAt(object, ...GATES);
    const state = isOn ? 'Enabled' : 'Disabled';
    const next = list.some(isGate(name))
      ? list.map((entry) => (isRecord(entry) && isGate(name)(entry) ? { ...entry, state } : entry))
      : [...list, { name, state }];
    return setIn(object, GATES, next);
  },
});
