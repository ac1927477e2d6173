import type { Client } from './client.ts';

const service = (name: string, spec: object) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector: { app: 'web' }, ports: [{ port: 22 }], ...spec },
});

/** What each Service is given when it is made. */
export const serviceContract = (client: () => Client): void => {
  let path = '';
  beforeAll(async () => {
    path = `/api/v1/namespaces/${await client().namespace()}/services`;
  });

  it('gives a Service its defaults and an address of its own', async () => {
    const [first, second] = [
      await client().post(path, service('inside', {})),
      await client().post(path, service('inside-too', {})),
    ];
    expect(first.code).toBe(201);
    expect(first.body.spec).toMatchObject({
      type: 'ClusterIP',
      sessionAffinity: 'None',
      clusterIP: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/) as unknown,
      ports: [{ port: 22, targetPort: 22, protocol: 'TCP' }],
    });
    const addressOf = ({ spec }: { spec?: unknown }) => (spec as { clusterIP: string }).clusterIP;
    expect(addressOf(first.body)).not.toBe(addressOf(second.body));
  });

  it.each(['NodePort', 'LoadBalancer'])('gives one of type %s ports of the nodes', async (type) => {
    const name = type.toLowerCase();
    const { code, body } = await client().post(path, service(name, { type }));
    expect(code).toBe(201);
    const [port] = (body.spec as { ports: { nodePort?: number }[] }).ports;
    expect(port?.nodePort).toBeGreaterThanOrEqual(30_000);
    expect(port?.nodePort).toBeLessThanOrEqual(32_767);
    expect(body.spec).toMatchObject({ externalTrafficPolicy: 'Cluster' });
  });

  it('leaves a headless Service without an address', async () => {
    const { body } = await client().post(path, service('headless', { clusterIP: 'None' }));
    expect(body.spec).toMatchObject({ clusterIP: 'None' });
  });
};
