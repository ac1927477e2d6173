import type { Client } from './client.ts';
import { configMap, configMaps, inNamespace } from './config-maps.ts';

/** Creating, reading and replacing, by a kind of Kubernetes itself. */
export const objectContract = (client: () => Client): void => {
  const { created, maps, namespace } = inNamespace(client);

  describe('create', () => {
    it('adds what the server owns', async () => {
      const { metadata } = await created('owned', { data: { a: '1' } });
      expect(metadata).toMatchObject({ name: 'owned', namespace: namespace() });
      expect(metadata?.uid).toMatch(/^[0-9a-f-]{36}$/);
      expect(metadata?.creationTimestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(Number(metadata?.resourceVersion)).toBeGreaterThan(0);
    });

    it('makes a name from generateName', async () => {
      const { body } = await client().post(maps(), {
        ...configMap(''),
        metadata: { generateName: 'made-' },
      });
      expect(body.metadata?.name).toMatch(/^made-[a-z0-9]{5}$/);
    });

    it('refuses a name that is taken with 409 AlreadyExists', async () => {
      await created('taken');
      const { code, body } = await client().post(maps(), configMap('taken'));
      expect(code).toBe(409);
      expect(body).toMatchObject({
        kind: 'Status',
        status: 'Failure',
        reason: 'AlreadyExists',
        message: 'configmaps "taken" already exists',
        details: { name: 'taken', kind: 'configmaps' },
        code: 409,
      });
    });

    it.each([
      ['Bad_Name', 'metadata.name', 'FieldValueInvalid'],
      ['', 'metadata.name', 'FieldValueRequired'],
    ])('refuses the name "%s" with 422 and its cause', async (name, field, reason) => {
      const { code, body } = await client().post(maps(), configMap(name));
      expect(code).toBe(422);
      expect(body.reason).toBe('Invalid');
      expect(body.details?.causes).toContainEqual(expect.objectContaining({ field, reason }));
    });

    it('refuses labels that are none with 422', async () => {
      const { code, body } = await client().post(maps(), {
        ...configMap('labelled'),
        metadata: { name: 'labelled', labels: { 'not a key': 'x' } },
      });
      expect(code).toBe(422);
      expect(body.details?.causes).toContainEqual(
        expect.objectContaining({ field: 'metadata.labels', reason: 'FieldValueInvalid' }),
      );
    });

    it('answers 404 for a namespace that is not there', async () => {
      const { code, body } = await client().post(configMaps('nowhere'), configMap('lost'));
      expect(code).toBe(404);
      expect(body).toMatchObject({
        reason: 'NotFound',
        message: 'namespaces "nowhere" not found',
        details: { name: 'nowhere', kind: 'namespaces' },
      });
    });

    it.each<[string, object]>([
      ['another namespace', { ...configMap('x'), metadata: { name: 'x', namespace: 'other' } }],
      ['another kind', { ...configMap('x'), kind: 'Secret' }],
      ['another version', { ...configMap('x'), apiVersion: 'v2' }],
      ['a resourceVersion', { ...configMap('x'), metadata: { name: 'x', resourceVersion: '7' } }],
    ])('refuses a body of %s', async (what, body) => {
      const reply = await client().post(maps(), body);
      // The store itself refuses a version, which is a fault of the server to older ones.
      expect([400, ...(what === 'a resourceVersion' ? [500] : [])]).toContain(reply.code);
      expect((await client().get(`${maps()}/x`)).code).toBe(404);
    });

    it('refuses what is no JSON with 400', async () => {
      const { code, body } = await client().post(maps(), '{"kind": ');
      expect([code, body.reason]).toEqual([400, 'BadRequest']);
    });

    it('refuses another media type with 415', async () => {
      const { code, body } = await client().post(maps(), 'hello', { contentType: 'text/plain' });
      expect([code, body.reason]).toEqual([415, 'UnsupportedMediaType']);
    });

    it('takes YAML', async () => {
      const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: yaml\ndata:\n  a: b\n';
      const { code, body } = await client().post(maps(), text, { contentType: 'application/yaml' });
      expect([code, body.data]).toEqual([201, { a: 'b' }]);
    });

    it('stores nothing with dryRun=All, but checks', async () => {
      const dry = `${maps()}?dryRun=All`;
      expect((await client().post(dry, configMap('dry'))).code).toBe(201);
      expect((await client().get(`${maps()}/dry`)).code).toBe(404);
      expect((await client().post(dry, configMap('Bad_Name'))).code).toBe(422);
      await created('there');
      expect((await client().post(dry, configMap('there'))).code).toBe(409);
    });

    it('refuses an unknown dryRun', async () => {
      const { code, body } = await client().post(`${maps()}?dryRun=Some`, configMap('dry'));
      expect([code, body.reason]).toEqual([422, 'Invalid']);
    });
  });

  describe('get', () => {
    it('answers 404 with the name', async () => {
      const { code, body } = await client().get(`${maps()}/absent`);
      expect(code).toBe(404);
      expect(body).toMatchObject({
        status: 'Failure',
        reason: 'NotFound',
        message: 'configmaps "absent" not found',
        details: { name: 'absent', kind: 'configmaps' },
      });
    });

    it('answers with the metadata alone when asked', async () => {
      await created('partial', { data: { a: 'b' } });
      const { body } = await client().get(`${maps()}/partial`, {
        accept: 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io',
      });
      expect(body).toMatchObject({ kind: 'PartialObjectMetadata', metadata: { name: 'partial' } });
      expect(body.data).toBeUndefined();
    });
  });

  describe('replace', () => {
    it('raises the version, and leaves it when nothing changes', async () => {
      const first = await created('replaced', { data: { a: '1' } });
      const path = `${maps()}/replaced`;
      const second = await client().put(path, { ...first, data: { a: '2' } });
      expect(second.code).toBe(200);
      expect(Number(second.body.metadata?.resourceVersion)).toBeGreaterThan(
        Number(first.metadata?.resourceVersion),
      );
      const third = await client().put(path, second.body);
      expect(third.body.metadata?.resourceVersion).toBe(second.body.metadata?.resourceVersion);
    });

    it('keeps what the server owns', async () => {
      const first = await created('kept');
      const { body } = await client().put(`${maps()}/kept`, {
        ...configMap('kept'),
        metadata: { name: 'kept', creationTimestamp: '2001-01-01T00:00:00Z' },
      });
      expect(body.metadata).toMatchObject({
        uid: first.metadata?.uid,
        creationTimestamp: first.metadata?.creationTimestamp,
      });
    });

    it('refuses a stale version with 409 Conflict', async () => {
      const first = await created('stale', { data: { a: '1' } });
      const path = `${maps()}/stale`;
      await client().put(path, { ...first, data: { a: '2' } });
      const { code, body } = await client().put(path, { ...first, data: { a: '3' } });
      expect([code, body.reason]).toEqual([409, 'Conflict']);
      expect(body.message).toBe(
        'Operation cannot be fulfilled on configmaps "stale": the object has been modified; please apply your changes to the latest version and try again',
      );
      expect(body.details).toMatchObject({ name: 'stale', kind: 'configmaps' });
    });

    it('refuses another uid with 409', async () => {
      const first = await created('other-uid');
      const uid = '00000000-0000-0000-0000-000000000000';
      const { code } = await client().put(`${maps()}/other-uid`, {
        ...first,
        metadata: { ...first.metadata, uid },
      });
      expect(code).toBe(409);
    });

    it('refuses another name with 400', async () => {
      await created('named');
      const { code, body } = await client().put(`${maps()}/named`, configMap('renamed'));
      expect([code, body.reason]).toEqual([400, 'BadRequest']);
    });

    it('answers 404 for what is not there', async () => {
      expect((await client().put(`${maps()}/absent`, configMap('absent'))).code).toBe(404);
    });

    it('stores nothing with dryRun=All', async () => {
      await created('dry-put', { data: { a: '1' } });
      const next = configMap('dry-put', { data: { a: '2' } });
      expect((await client().put(`${maps()}/dry-put?dryRun=All`, next)).body.data).toEqual({
        a: '2',
      });
      expect((await client().get(`${maps()}/dry-put`)).body.data).toEqual({ a: '1' });
    });
  });

  it.each([
    ['POST', '/x'],
    ['PUT', ''],
    ['PATCH', ''],
  ])('allows no %s at %s', async (method, rest) => {
    const { code, body } = await client().call(method, `${maps()}${rest}`, {
      body: configMap('x'),
      contentType: method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
    });
    expect([code, body.reason]).toEqual([405, 'MethodNotAllowed']);
  });
};
