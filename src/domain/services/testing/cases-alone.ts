import type { RuleCase } from '../../findings/testing/cases';
import { service } from './services';

const port = (changes: object) => service({ ports: [{ port: 80, ...changes }] });
const two = (a: object, b: object) =>
  service({
    ports: [
      { name: 'a', port: 80, ...a },
      { name: 'b', port: 81, ...b },
    ],
  });
const sticky = (timeoutSeconds: unknown) =>
  service({
    sessionAffinity: 'ClientIP',
    sessionAffinityConfig: { clientIP: { timeoutSeconds } },
  });

/** Cases of what the API server refuses of a Service by itself. */
export const aloneCases: RuleCase[] = [
  ['VMN850', 'metadata.name', service({}, { name: 'Shop' }), service({}, { name: '1shop' })],
  ['VMN851', 'spec.ports', service({ ports: [] }), service({ ports: [], clusterIP: 'None' })],
  ['VMN852', 'spec.ports[0].port', port({ port: 70_000 }), port({ port: 65_535 })],
  ['VMN852', 'spec.ports[0].port', port({ port: undefined }), port({ port: 1 })],
  ['VMN853', 'spec.ports[0].targetPort', port({ targetPort: 'Web' }), port({ targetPort: 'web' })],
  ['VMN853', 'spec.ports[0].targetPort', port({ targetPort: '8080' }), port({ targetPort: 8080 })],
  ['VMN854', 'spec.ports[1].name', two({}, { name: undefined }), port({ name: undefined })],
  ['VMN855', 'spec.ports[0].name', port({ name: 'web_1' }), port({ name: 'web-1' })],
  ['VMN856', 'spec.ports[1].name', two({}, { name: 'a' }), two({}, {})],
  ['VMN856', 'spec.ports[1].port', two({}, { port: 80 }), two({}, { port: 80, protocol: 'UDP' })],
  [
    'VMN856',
    'spec.ports[1].nodePort',
    {
      ...two({ nodePort: 30_080 }, { nodePort: 30_080 }),
      spec: {
        type: 'NodePort',
        ports: [
          { name: 'a', port: 80, nodePort: 30_080 },
          { name: 'b', port: 81, nodePort: 30_080 },
        ],
      },
    },
    {
      ...service(),
      spec: {
        type: 'NodePort',
        ports: [
          { name: 'a', port: 80, nodePort: 30_080 },
          { name: 'b', port: 81, nodePort: 30_080, protocol: 'UDP' },
        ],
      },
    },
  ],
  ['VMN857', 'spec.ports[0].protocol', port({ protocol: 'tcp' }), port({ protocol: 'SCTP' })],
  [
    'VMN858',
    'spec.ports[0].nodePort',
    port({ nodePort: 30_080 }),
    service({ type: 'NodePort', ports: [{ port: 80, nodePort: 30_080 }] }),
  ],
  [
    'VMN859',
    'spec.ipFamilies',
    service({ ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4', 'IPv6'] }),
    service({ ipFamilyPolicy: 'PreferDualStack', ipFamilies: ['IPv6', 'IPv4'] }),
  ],
  [
    'VMN859',
    'spec.ipFamilies',
    service({ ipFamilies: ['ipv4'] }),
    service({ ipFamilies: ['IPv4'] }),
  ],
  [
    'VMN860',
    'spec.type',
    service({ clusterIP: 'None', type: 'NodePort' }),
    service({ clusterIP: 'None', type: 'ClusterIP' }),
  ],
  [
    'VMN861',
    'spec.externalTrafficPolicy',
    service({ externalTrafficPolicy: 'Local' }),
    service({ externalTrafficPolicy: 'Local', type: 'NodePort' }),
  ],
  [
    'VMN861',
    'spec.allocateLoadBalancerNodePorts',
    service({ allocateLoadBalancerNodePorts: false, type: 'NodePort' }),
    service({ allocateLoadBalancerNodePorts: false, type: 'LoadBalancer' }),
  ],
  [
    'VMN861',
    'spec.healthCheckNodePort',
    service({ healthCheckNodePort: 31_000, type: 'LoadBalancer' }),
    service({ healthCheckNodePort: 31_000, type: 'LoadBalancer', externalTrafficPolicy: 'Local' }),
  ],
  ['VMN862', 'spec.sessionAffinityConfig.clientIP.timeoutSeconds', sticky(86_401), sticky(86_400)],
];
