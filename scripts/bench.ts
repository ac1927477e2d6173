/**
 * npm run bench: how long the rules take, and whether they grow with the number of objects only.
 * Ends with 1 when twice the objects take more than 2.3 times as long, or when they take too long.
 */
import { performance } from 'node:perf_hooks';
import { checkObjects } from '../src/domain/findings/check-objects.ts';
import { summarizeNad } from '../src/domain/nad/summary.ts';
import type { NetworkAttachmentDefinition } from '../src/domain/nad/types.ts';

const SIZE = 5000;
const RUNS = 9;
const MAX_RATIO = 2.3;
const MAX_MS = 1000;

const networks = (count: number): NetworkAttachmentDefinition[] =>
  Array.from({ length: count }, (_unused, index) => ({
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: {
      name: `net-${index}`,
      namespace: `ns-${index % 50}`,
      annotations: { 'k8s.v1.cni.cncf.io/resourceName': 'bridge.network.kubevirt.io/br1' },
    },
    spec: {
      config: JSON.stringify({
        cniVersion: '0.3.1',
        name: `net-${index}`,
        type: 'bridge',
        bridge: 'br1',
        ipam: {},
        macspoofchk: true,
        preserveDefaultVlan: false,
        vlan: index % 5000,
      }),
    },
  }));

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const measure = (work: () => unknown): number => {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    work();
    times.push(performance.now() - started);
  }
  // The first runs are those of a cold engine.
  return median(times.slice(2));
};

const tasks: Record<string, (objects: NetworkAttachmentDefinition[]) => unknown> = {
  'summarize all networks': (objects) => objects.map(summarizeNad),
  'check all networks': checkObjects,
};

let good = true;
for (const [name, task] of Object.entries(tasks)) {
  const [once, twice] = [networks(SIZE), networks(2 * SIZE)];
  const single = measure(() => task(once));
  const ratio = measure(() => task(twice)) / single;
  const fine = ratio <= MAX_RATIO && single <= MAX_MS;
  good &&= fine;
  process.stdout.write(
    `${fine ? 'ok' : 'TOO SLOW'}  ${name}: ${single.toFixed(1)} ms for ${SIZE}, twice as many take ${ratio.toFixed(2)} times as long\n`,
  );
}
process.exitCode = good ? 0 : 1;
