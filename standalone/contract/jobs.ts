import type { Client } from './client.ts';
import { inNamespace } from './config-maps.ts';

const job = (name: string) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name },
  spec: {
    backoffLimit: 0,
    template: {
      spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'example.com/a:b' }] },
    },
  },
});

const CLASSES = '/apis/node.k8s.io/v1/runtimeclasses';

/** Jobs, and the runtime classes of pods, as far as clients write and read them. */
export const jobContract = (client: () => Client): void => {
  const { namespace } = inNamespace(client);
  const jobs = () => `/apis/batch/v1/namespaces/${namespace()}/jobs`;

  it('are created, read and deleted in their namespace', async () => {
    const { code, body } = await client().post(jobs(), job('one'));
    expect([code, body.kind]).toEqual([201, 'Job']);
    expect(body).toMatchObject({ spec: { backoffLimit: 0 } });
    expect((await client().get(`${jobs()}/one`)).code).toBe(200);
    expect((await client().post(jobs(), job('one'))).code).toBe(409);
    const options = { kind: 'DeleteOptions', apiVersion: 'v1', propagationPolicy: 'Background' };
    const deleted = await client().call('DELETE', `${jobs()}/one`, { body: options });
    expect(deleted.code).toBe(200);
    expect((await client().get(`${jobs()}/one`)).code).toBe(404);
  });

  it('have a status of their own', async () => {
    await client().post(jobs(), job('two'));
    const { code, body } = await client().get(`${jobs()}/two/status`);
    expect([code, body.kind]).toEqual([200, 'Job']);
    await client().call('DELETE', `${jobs()}/two`);
  });

  it('are tried without being made', async () => {
    expect((await client().post(`${jobs()}?dryRun=All`, job('three'))).code).toBe(201);
    expect((await client().get(`${jobs()}/three`)).code).toBe(404);
  });

  it('have runtime classes, which belong to no namespace', async () => {
    const name = `fast-${namespace()}`;
    const runtimeClass = {
      apiVersion: 'node.k8s.io/v1',
      kind: 'RuntimeClass',
      metadata: { name },
      handler: 'high-performance',
      scheduling: { nodeSelector: { 'node-role.kubernetes.io/fast': '' } },
    };
    const { code, body } = await client().post(CLASSES, runtimeClass);
    expect(code).toBe(201);
    expect(body).toMatchObject({
      handler: 'high-performance',
      scheduling: { nodeSelector: { 'node-role.kubernetes.io/fast': '' } },
    });
    expect((await client().get(`${CLASSES}/${name}`)).code).toBe(200);
    expect((await client().call('DELETE', `${CLASSES}/${name}`)).code).toBe(200);
  });
};
