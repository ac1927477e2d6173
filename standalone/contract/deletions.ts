import type { Client } from './client.ts';
import { configMap, configMaps, inNamespace } from './config-maps.ts';

/** Deleting one, several, and a namespace. */
export const deletionContract = (client: () => Client): void => {
  const { created, maps } = inNamespace(client);

  it('answers with success, then with 404', async () => {
    const { metadata } = await created('gone');
    const { code, body } = await client().delete(`${maps()}/gone`);
    expect(code).toBe(200);
    expect(body).toMatchObject({
      kind: 'Status',
      status: 'Success',
      details: { name: 'gone', kind: 'configmaps', uid: metadata?.uid },
    });
    expect((await client().delete(`${maps()}/gone`)).code).toBe(404);
  });

  it('keeps to its preconditions', async () => {
    const { metadata } = await created('guarded');
    const path = `${maps()}/guarded`;
    const options = (uid: unknown) => ({
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      preconditions: { uid },
    });
    const { code, body } = await client().delete(path, options('another'));
    expect([code, body.reason]).toEqual([409, 'Conflict']);
    expect((await client().delete(path, options(metadata?.uid))).code).toBe(200);
  });

  it('deletes nothing with dryRun=All', async () => {
    await created('dry-delete');
    expect((await client().delete(`${maps()}/dry-delete?dryRun=All`)).code).toBe(200);
    expect((await client().get(`${maps()}/dry-delete`)).code).toBe(200);
  });

  it('waits for finalizers', async () => {
    await created('held', { metadata: { name: 'held', finalizers: ['example.com/hold'] } });
    const path = `${maps()}/held`;
    await client().delete(path);
    const { body } = await client().get(path);
    expect(body.metadata?.deletionTimestamp).toBeDefined();
    await client().patch(path, { metadata: { finalizers: null } });
    expect((await client().get(path)).code).toBe(404);
  });

  it('deletes what a selector selects', async () => {
    const labelled = (name: string, sweep: string) =>
      created(name, { metadata: { name, labels: { sweep } } });
    await labelled('swept', 'yes');
    await labelled('spared', 'no');
    expect((await client().delete(`${maps()}?labelSelector=sweep%3Dyes`)).code).toBe(200);
    expect((await client().get(`${maps()}/swept`)).code).toBe(404);
    expect((await client().get(`${maps()}/spared`)).code).toBe(200);
  });

  it('gives a new namespace its phase, and closes it while it is deleted', async () => {
    const name = await client().namespace();
    const path = `/api/v1/namespaces/${name}`;
    expect((await client().get(path)).body.status).toMatchObject({ phase: 'Active' });
    expect((await client().delete(path)).code).toBe(200);
    const { body } = await client().get(path);
    expect(body.status).toMatchObject({ phase: 'Terminating' });
    const late = await client().post(configMaps(name), configMap('late'));
    expect([late.code, late.body.reason]).toEqual([403, 'Forbidden']);
  });
};
