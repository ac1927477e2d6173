import type { Client } from './client.ts';
import {
  DUPLICATE,
  expectRefused,
  isEarly,
  FORBIDDEN,
  INVALID,
  REFUSED,
  service,
  type Cause,
} from './service-cases.ts';

type Spec = Record<string, unknown> & { clusterIP?: string; ports?: { nodePort?: number }[] };

const specIn = ({ body }: Awaited<ReturnType<Client['post']>>): Spec => body.spec as Spec;

const anyPort: unknown = expect.any(Number);

/** What each Service is given when it is made, and what is refused. */
export const serviceContract = (client: () => Client): void => {
  let path = '';
  let number = 0;
  beforeAll(async () => {
    path = `/api/v1/namespaces/${await client().namespace()}/services`;
  });

  const create = async (spec: object) => {
    number += 1;
    const name = `service-${number}`;
    const reply = await client().post(path, service(name, spec));
    return { ...reply, at: `${path}/${name}` };
  };
  const made = async (spec: object) => {
    const reply = await create(spec);
    expect([reply.code, reply.body.message]).toEqual([201, undefined]);
    return { ...reply, spec: specIn(reply) };
  };

  it('gives a Service its defaults and an address of its own', async () => {
    const [first, second] = [await made({}), await made({})];
    expect(first.spec).toMatchObject({
      type: 'ClusterIP',
      sessionAffinity: 'None',
      clusterIP: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/) as unknown,
      clusterIPs: [first.spec.clusterIP],
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      ports: [{ port: 22, targetPort: 22, protocol: 'TCP' }],
    });
    expect(first.body.status).toEqual({ loadBalancer: {} });
    expect(first.spec.clusterIP).not.toBe(second.spec.clusterIP);
    expect(first.spec).not.toHaveProperty('externalTrafficPolicy');
  });

  it.each(['NodePort', 'LoadBalancer'])('gives one of type %s ports of the nodes', async (type) => {
    const { spec } = await made({ type });
    expect(spec.ports?.[0]?.nodePort).toBeGreaterThanOrEqual(30_000);
    expect(spec.ports?.[0]?.nodePort).toBeLessThanOrEqual(32_767);
    expect(spec).toMatchObject({ externalTrafficPolicy: 'Cluster' });
    if (type === 'LoadBalancer') expect(spec.allocateLoadBalancerNodePorts).toBe(true);
  });

  it('leaves a headless Service without an address, and without ports where there are none', async () => {
    const { spec } = await made({ clusterIP: 'None', ports: [] });
    expect(spec).toMatchObject({ clusterIP: 'None', clusterIPs: ['None'], ipFamilies: ['IPv4'] });
  });

  it('lets a headless Service without selector have both families anywhere', async () => {
    const { spec } = await made({ clusterIP: 'None', selector: undefined });
    expect(spec).toMatchObject({
      ipFamilies: ['IPv4', 'IPv6'],
      ipFamilyPolicy: 'RequireDualStack',
    });
  });

  it('gives a name elsewhere neither address nor families', async () => {
    const { spec } = await made({ type: 'ExternalName', externalName: 'example.com', ports: [] });
    for (const field of ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy']) {
      expect(spec).not.toHaveProperty(field);
    }
  });

  it('gives no ports of nodes where none are wanted', async () => {
    const { spec } = await made({ type: 'LoadBalancer', allocateLoadBalancerNodePorts: false });
    expect(spec.ports?.[0]).not.toHaveProperty('nodePort');
  });

  it('has two protocols of one port share a port of the nodes', async () => {
    const ports = [
      { name: 'dns', port: 53, protocol: 'UDP' },
      { name: 'dns-tcp', port: 53, protocol: 'TCP' },
    ];
    const { spec } = await made({ type: 'NodePort', ports });
    expect(spec.ports?.[0]?.nodePort).toBe(spec.ports?.[1]?.nodePort);
  });

  it('gives a port for health checks, and keeps it', async () => {
    const first = await made({ type: 'LoadBalancer', externalTrafficPolicy: 'Local' });
    expect(first.spec).toMatchObject({ healthCheckNodePort: anyPort });
    const changed = await client().patch(first.at, { spec: { healthCheckNodePort: 30_700 } });
    expectRefused(changed, [
      'spec.healthCheckNodePort',
      /Forbidden|Invalid/,
      /field is immutable|cannot change/,
    ]);
    const open = await client().patch(first.at, { spec: { externalTrafficPolicy: 'Cluster' } });
    expect(open.code).toBe(200);
    expect(open.body.spec).not.toHaveProperty('healthCheckNodePort');
  });

  it('drops the settings of an affinity that is off, and completes those of one that is on', async () => {
    const sessionAffinityConfig = { clientIP: { timeoutSeconds: 60 } };
    expect((await made({ sessionAffinityConfig })).spec).not.toHaveProperty(
      'sessionAffinityConfig',
    );
    expect((await made({ sessionAffinity: 'ClientIP' })).spec).toMatchObject({
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800 } },
    });
  });

  it('keeps the address that is asked for, once', async () => {
    const { spec } = await made({});
    const taken: Cause = ['spec.clusterIPs', INVALID, 'provided IP is already allocated'];
    expectRefused(await create({ clusterIP: spec.clusterIP }), taken);
  });

  it.each(Object.entries(REFUSED))('refuses %s', async (_, [spec, cause]) => {
    expectRefused(await create(spec), cause);
  });

  it('refuses a name that begins with a digit', async () => {
    const reply = await client().post(path, service('1-service', {}));
    expectRefused(reply, ['metadata.name', INVALID, 'DNS-1035 label']);
  });

  it.each(['TCP', 'UDP'])('refuses a node port that is taken, over %s', async (protocol) => {
    const nodePort = protocol === 'TCP' ? 30_611 : 30_612;
    await made({ type: 'NodePort', ports: [{ port: 22, nodePort }] });
    const again = await create({ type: 'NodePort', ports: [{ port: 23, nodePort, protocol }] });
    const taken: Cause = ['spec.ports[0].nodePort', INVALID, 'provided port is already allocated'];
    expectRefused(again, taken);
    const inside = await made({ type: 'NodePort' });
    const ports = [{ port: 22, nodePort }];
    expectRefused(await client().patch(inside.at, { spec: { ports } }), taken);
  });

  it('refuses one node port for two ports', async () => {
    const ports = [
      { name: 'a', port: 22, nodePort: 30_613 },
      { name: 'b', port: 80, nodePort: 30_613 },
    ];
    const { code, body } = await create({ type: 'NodePort', ports });
    expect(code).toBe(422);
    expect(body.details?.causes?.[0]?.field).toBe('spec.ports[1].nodePort');
    expect([INVALID, DUPLICATE]).toContain(body.details?.causes?.[0]?.reason);
  });

  it('takes node ports that two protocols share', async () => {
    const ports = ['TCP', 'UDP'].map((protocol) => ({
      name: protocol.toLowerCase(),
      port: 53,
      protocol,
      nodePort: 30_614,
    }));
    expect((await made({ type: 'NodePort', ports })).spec.ports).toMatchObject(ports);
  });

  it('takes back the ports of nodes when the type has none', async () => {
    const { at, body, spec } = await made({ type: 'NodePort' });
    const now = await client().put(at, { ...body, spec: { ...spec, type: 'ClusterIP' } });
    expect([now.code, now.body.message]).toEqual([200, undefined]);
    expect(specIn(now).ports).toEqual([{ port: 22, targetPort: 22, protocol: 'TCP' }]);
    expect(now.body.spec).not.toHaveProperty('externalTrafficPolicy');
    const again = await client().patch(at, { spec: { type: 'NodePort' } });
    expect(specIn(again).ports).toMatchObject([{ nodePort: anyPort }]);
  });

  it('refuses a change of the ports of nodes together with the type that has none', async () => {
    const { at } = await made({ type: 'NodePort', ports: [{ port: 22, nodePort: 30_615 }] });
    const ports = [{ port: 22, nodePort: 30_616 }];
    expectRefused(await client().patch(at, { spec: { type: 'ClusterIP', ports } }), [
      'spec.ports[0].nodePort',
      FORBIDDEN,
      "may not be used when `type` is 'ClusterIP'",
    ]);
  });

  it('keeps ports of nodes that are left out, and changes the one that is given', async () => {
    const { at, spec } = await made({ type: 'NodePort' });
    const kept = await client().patch(at, { spec: { ports: [{ port: 22, targetPort: 2222 }] } });
    // An early server gives another one.
    expect(specIn(kept).ports?.[0]).toMatchObject({
      nodePort: (await isEarly(client())) ? anyPort : spec.ports?.[0]?.nodePort,
    });
    const ports = [{ port: 22, nodePort: 30_617 }];
    const changed = await client().patch(at, { spec: { ports } });
    expect(specIn(changed).ports).toMatchObject(ports);
  });

  it('leaves ports of nodes that were given before they were not wanted', async () => {
    const { at, spec } = await made({ type: 'LoadBalancer' });
    const now = await client().patch(at, { spec: { allocateLoadBalancerNodePorts: false } });
    expect(specIn(now).ports).toEqual(spec.ports);
  });

  it('takes back address and families when only a name is left', async () => {
    const { at } = await made({});
    const now = await client().patch(at, {
      spec: { type: 'ExternalName', externalName: 'example.com' },
    });
    expect([now.code, now.body.message]).toEqual([200, undefined]);
    expect(now.body.spec).not.toHaveProperty('clusterIP');
    expect(now.body.spec).not.toHaveProperty('ipFamilies');
  });

  it('refuses another address, or none, or none from then on', async () => {
    const { at } = await made({});
    const headless = await made({ clusterIP: 'None' });
    const fixed: Cause = ['spec.clusterIPs[0]', INVALID, 'may not change once set'];
    for (const clusterIP of ['10.96.9.9', 'None']) {
      expectRefused(await client().patch(at, { spec: { clusterIP } }), fixed);
    }
    const other = { clusterIP: '10.96.9.8', clusterIPs: ['10.96.9.8'] };
    expectRefused(await client().patch(headless.at, { spec: other }), fixed);
    const onNodes = await client().patch(headless.at, { spec: { type: 'NodePort' } });
    expectRefused(onNodes, [
      'spec.clusterIPs[0]',
      INVALID,
      "may not be set to 'None' for NodePort services",
    ]);
  });

  it('finds out only when it is done in earnest that a node port is out of range', async () => {
    const body = service('dry', { type: 'NodePort', ports: [{ port: 22, nodePort: 22 }] });
    expect((await client().post(`${path}?dryRun=All`, body)).code).toBe(201);
    expect((await client().post(path, body)).code).toBe(422);
  });

  it.each<[object, string, RegExp]>([
    [
      { ipFamilyPolicy: 'RequireDualStack' },
      'spec.ipFamilyPolicy',
      /not configured for dual.stack services/i,
    ],
    [{ ipFamilies: ['IPv6'] }, 'spec.ipFamilies[0]', /not configured on/],
    [{ clusterIP: 'fd00:96::77' }, 'spec.clusterIPs[0]', /not configured (on|for)/],
  ])('has one family: refuses %j', async (spec, field, text) => {
    const { code, body } = await create(spec);
    const cause = body.details?.causes?.find((each) => each.field === field);
    expect([code, cause?.reason]).toEqual([422, INVALID]);
    expect(cause?.message).toMatch(text);
  });

  it('has one family: takes one that prefers two', async () => {
    const { spec } = await made({ ipFamilyPolicy: 'PreferDualStack' });
    expect(spec).toMatchObject({ ipFamilyPolicy: 'PreferDualStack', ipFamilies: ['IPv4'] });
    expect(spec.clusterIPs).toHaveLength(1);
  });
};
