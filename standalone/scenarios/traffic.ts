import { healthy } from './healthy/index.ts';
import type { Scenario } from './scenario.ts';

/** The healthy cluster, in which only counters show that something is not in order. */
export const traffic: Scenario = {
  ...healthy,
  name: 'traffic',
  title: 'Traffic',
  description:
    'Everything is configured well, and counters tell of more: an interface drops packets, one is silent, one is never answered, and a network card of a node has errors.',
  metrics: {
    lossy: ['web-shop/web-02/production'],
    silent: ['lab/test-bench-for-the-network-interface-drivers-of-old-systems-001/isolated'],
    deaf: ['erp/erp-app-01/campus'],
    failing: ['lab/lab-router-01/trunk', 'worker-1/eno5'],
  },
};

/** The healthy cluster without Prometheus. */
export const noMetrics: Scenario = {
  ...healthy,
  name: 'no-metrics',
  title: 'No metrics',
  description: 'The healthy cluster, in which nobody measures anything.',
  metrics: { isAbsent: true },
};
