import type { KubernetesResource } from '../core/resource';
import { lostAddresses, serviceOf } from './service';

const balanced: KubernetesResource = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    type: 'LoadBalancer',
    clusterIPs: ['10.0.0.1'],
    ports: [{ name: 'http', port: 80, nodePort: 30_080 }],
  },
  status: { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } },
};

const lostBy = (change: Record<string, unknown>): string[] => {
  const spec = (balanced as { spec: object }).spec;
  const after = { ...balanced, spec: { ...spec, ...change } };
  return lostAddresses(serviceOf(balanced), serviceOf(after)).map(
    ({ kind, text }) => `${kind} ${text}`,
  );
};

describe('addresses that a change takes from a Service', () => {
  it.each([
    ['nothing', {}, []],
    ['another name of a port', { ports: [{ name: 'web', port: 80, nodePort: 30_080 }] }, []],
    ['no balancer any more', { type: 'NodePort' }, ['balancer 192.0.2.1:80']],
    [
      'no port on nodes any more',
      { type: 'ClusterIP', ports: [{ name: 'http', port: 80 }] },
      ['node 30080', 'balancer 192.0.2.1:80'],
    ],
    [
      'another port',
      { ports: [{ name: 'http', port: 8080, nodePort: 30_080 }] },
      ['cluster 10.0.0.1:80', 'balancer 192.0.2.1:80'],
    ],
    [
      'one port more',
      {
        ports: [
          { port: 80, nodePort: 30_080 },
          { name: 'b', port: 81 },
        ],
      },
      [],
    ],
  ])('%s', (_what, change, lost) => {
    expect(lostBy(change)).toEqual(lost);
  });
});
