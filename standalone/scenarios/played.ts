import { Simulation } from '../controllers/simulation.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';

const HOUR_MS = 3_600_000;

/** The cluster keeps events for an hour. */
const isForgotten = ({ kind, lastTimestamp }: KubernetesObject, now: Date): boolean =>
  kind === 'Event' && now.getTime() - Date.parse(String(lastTimestamp)) > HOUR_MS;

/**
 * The objects after the controllers had time with them, as seen at `now`. The story begins `age` ago
 * and has to end before now.
 */
export const played = (
  objects: KubernetesObject[],
  now: Date,
  ageSeconds: number,
  story: (simulation: Simulation) => void,
  { hasMultus = true } = {},
): KubernetesObject[] => {
  const from = new Date(now.getTime() - ageSeconds * 1000);
  const simulation = new Simulation(objects, from, {
    hasMultus,
    salt: `story of ${ageSeconds} s`,
  });
  story(simulation);
  simulation.close();
  const [complaint] = simulation.reports;
  if (complaint !== undefined) throw new Error(complaint);
  return simulation.objects().filter((object) => !isForgotten(object, now));
};
