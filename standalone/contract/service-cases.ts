import type { Client } from './client.ts';

/**
 * A cause of a refusal: the field, its reason, and what its message says; where releases say it in
 * other words, in all of them.
 */
export type Cause = [field: string, reason: string | RegExp, text: string | RegExp];

/** What is sent beside the selector and port 22. */
export type Given = Record<string, unknown>;

export const INVALID = 'FieldValueInvalid';
export const FORBIDDEN = 'FieldValueForbidden';
export const REQUIRED = 'FieldValueRequired';
export const DUPLICATE = 'FieldValueDuplicate';
export const UNSUPPORTED = 'FieldValueNotSupported';

export const service = (name: string, spec: object) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector: { app: 'web' }, ports: [{ port: 22 }], ...spec },
});

const two = (first: object, second: object) => ({ ports: [first, second] });

/** Creations that no server takes. */
export const REFUSED: Record<string, [spec: Given, cause: Cause]> = {
  'no port': [{ ports: [] }, ['spec.ports', REQUIRED, 'Required value']],
  'a type that there is not': [{ type: 'Cellar' }, ['spec.type', UNSUPPORTED, '"Cellar"']],
  'two ports without names': [
    two({ port: 22 }, { port: 80, name: 'http' }),
    ['spec.ports[0].name', REQUIRED, 'Required value'],
  ],
  'a name of a port twice': [
    two({ port: 22, name: 'a' }, { port: 80, name: 'a' }),
    ['spec.ports[1].name', DUPLICATE, '"a"'],
  ],
  'a name of a port that is no label': [
    { ports: [{ port: 22, name: 'Web' }] },
    ['spec.ports[0].name', INVALID, 'RFC 1123 label'],
  ],
  'one port twice': [
    two({ port: 22, name: 'a' }, { port: 22, name: 'b' }),
    ['spec.ports[1]', DUPLICATE, 'Duplicate value'],
  ],
  'a port beyond all ports': [
    { ports: [{ port: 70_000, targetPort: 22 }] },
    ['spec.ports[0].port', INVALID, 'between 1 and 65535'],
  ],
  'a target beyond all ports': [
    { ports: [{ port: 22, targetPort: 70_000 }] },
    ['spec.ports[0].targetPort', INVALID, 'must be between 1 and 65535, inclusive'],
  ],
  'a target whose name is too long': [
    { ports: [{ port: 22, targetPort: 'sixteen-letterss' }] },
    ['spec.ports[0].targetPort', INVALID, 'must be no more than 15 characters'],
  ],
  'a protocol that there is not': [
    { ports: [{ port: 22, protocol: 'ICMP' }] },
    ['spec.ports[0].protocol', UNSUPPORTED, '"ICMP"'],
  ],
  'a selector that is no label': [
    { selector: { 'no label': 'x' } },
    ['spec.selector', INVALID, 'name part must consist of alphanumeric characters'],
  ],
  'a node port inside the cluster': [
    { ports: [{ port: 22, nodePort: 30_500 }] },
    ['spec.ports[0].nodePort', FORBIDDEN, "may not be used when `type` is 'ClusterIP'"],
  ],
  'a node port out of range': [
    { type: 'NodePort', ports: [{ port: 22, nodePort: 22 }] },
    [
      'spec.ports[0].nodePort',
      INVALID,
      'provided port is not in the valid range. The range of valid ports is 30000-32767',
    ],
  ],
  'headless on nodes': [
    { type: 'NodePort', clusterIP: 'None' },
    ['spec.clusterIPs[0]', INVALID, "may not be set to 'None' for NodePort services"],
  ],
  'headless with a load balancer': [
    { type: 'LoadBalancer', clusterIP: 'None' },
    ['spec.clusterIPs[0]', INVALID, "may not be set to 'None' for LoadBalancer services"],
  ],
  "the kubelet's port": [
    { type: 'LoadBalancer', ports: [{ port: 10_250 }] },
    ['spec.ports[0]', INVALID, 'may not expose port 10250 externally'],
  ],
  'no name of what is elsewhere': [
    { type: 'ExternalName' },
    ['spec.externalName', REQUIRED, 'Required value'],
  ],
  'an address of what is elsewhere': [
    { type: 'ExternalName', externalName: 'example.com', clusterIP: '10.96.7.7' },
    ['spec.clusterIPs', FORBIDDEN, 'may not be set for ExternalName services'],
  ],
  'a policy for clients outside, of which there are none': [
    { externalTrafficPolicy: 'Local' },
    ['spec.externalTrafficPolicy', INVALID, ''],
  ],
  'a health check without need': [
    { type: 'LoadBalancer', healthCheckNodePort: 30_501 },
    ['spec.healthCheckNodePort', INVALID, /LoadBalancer.*externalTrafficPolicy.*Local/i],
  ],
  'sources of a load balancer that there is not': [
    { loadBalancerSourceRanges: ['10.0.0.0/8'] },
    ['spec.LoadBalancerSourceRanges', FORBIDDEN, "may only be used when `type` is 'LoadBalancer'"],
  ],
  'sources that are no ranges': [
    { type: 'LoadBalancer', loadBalancerSourceRanges: ['10.0.0.1'] },
    ['spec.LoadBalancerSourceRanges', INVALID, 'must be a list of IP ranges'],
  ],
  'node ports of a load balancer that there is not': [
    { allocateLoadBalancerNodePorts: false },
    [
      'spec.allocateLoadBalancerNodePorts',
      FORBIDDEN,
      "may only be used when `type` is 'LoadBalancer'",
    ],
  ],
  'an affinity that there is not': [
    { sessionAffinity: 'Cookie' },
    ['spec.sessionAffinity', UNSUPPORTED, '"Cookie"'],
  ],
  'an affinity of no time': [
    { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } },
    [
      'spec.sessionAffinityConfig.clientIP.timeoutSeconds',
      INVALID,
      'must be greater than 0 and less than 86400',
    ],
  ],
  'an address that is none': [
    { clusterIP: 'ten' },
    ['spec.clusterIPs[0]', INVALID, 'must be a valid IP address'],
  ],
  'an address out of range': [
    { clusterIP: '192.0.2.7' },
    ['spec.clusterIPs', INVALID, 'provided IP is not in the valid range.'],
  ],
  'addresses that begin with another': [
    { clusterIP: '10.96.7.1', clusterIPs: ['10.96.7.2'] },
    ['spec.clusterIPs', INVALID, /must match `?clusterIP/],
  ],
  'a family that there is not': [
    { ipFamilies: ['IPv5'] },
    ['spec.ipFamilies[0]', UNSUPPORTED, '"IPv5"'],
  ],
  'a family twice': [
    { ipFamilies: ['IPv4', 'IPv4'], ipFamilyPolicy: 'PreferDualStack' },
    ['spec.ipFamilies[1]', DUPLICATE, '"IPv4"'],
  ],
  'a policy for families that there is not': [
    { ipFamilyPolicy: 'Both' },
    ['spec.ipFamilyPolicy', UNSUPPORTED, '"Both"'],
  ],
};

/** A refusal as the contract compares it: how values are written differs between releases. */
export const expectRefused = (
  { code, body }: Awaited<ReturnType<Client['post']>>,
  [field, reason, text]: Cause,
): void => {
  const causes = body.details?.causes ?? [];
  expect([code, body.reason, causes.map((each) => each.field)]).toEqual([422, 'Invalid', [field]]);
  expect(causes[0]?.reason).toMatch(reason);
  expect(causes[0]?.message).toMatch(text);
};

/** The first release of Kubernetes 1 whose API server does all that is told of Services here. */
const CURRENT = 23;

/** Whether a server is of a release in which Services of both families were an experiment. */
export const isEarly = async (client: Client): Promise<boolean> => {
  const { body } = await client.get('/version');
  const [, minor = '0'] = /^v1\.(\d+)\./.exec(String(body.gitVersion)) ?? [];
  return Number(minor) < CURRENT;
};
