import type { Contents } from '../apiserver/contents.ts';
import type { SimulatedMetrics } from '../metrics/simulated.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';

/** A named cluster for demos and tests: who may use it and every object that exists in it. */
export interface Scenario extends Contents {
  name: string;
  /** Shown in the interface. */
  title: string;
  /** Shown in the interface. */
  description: string;
  /** What counters show that are not in order; by default all are. */
  metrics?: SimulatedMetrics;
  /** Ages are relative to `now` (default: the current time). */
  objects(now?: Date): KubernetesObject[];
}
