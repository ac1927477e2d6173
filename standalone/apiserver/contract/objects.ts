import type { Body, Client } from './client.ts';

export const configMap = (name: string, rest: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  ...rest,
});

export const configMaps = (namespace: string): string =>
  `/api/v1/namespaces/${namespace}/configmaps`;

/** Creating, reading, changing and deleting, by a kind of Kubernetes itself. */
export const objectContract = (client: () => Client): void => {
  let maps = '';
  let namespace = '';
  beforeAll(async () => {
    namespace = await client().namespace();
    maps = configMaps(namespace);
  });

  const created = async (name: string, rest: object = {}): Promise<Body> => {
    const { code, body } = await client().post(maps, configMap(name, rest));
    expect(code).toBe(201);
    return body;
  };

  describe('create', () => {
    it('adds what the server owns', async () => {
      const { metadata } = await created('owned', { data: { a: '1' } });
      expect(metadata).toMatchObject({ name: 'owned', namespace });
      expect(metadata?.uid).toMatch(/^[0-9a-f-]{36}$/);
      expect(metadata?.creationTimestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(Number(metadata?.resourceVersion)).toBeGreaterThan(0);
    });

    it('makes a name from generateName', async () => {
      const { body } = await client().post(maps, {
        ...configMap(''),
        metadata: { generateName: 'made-' },
      });
      expect(body.metadata?.name).toMatch(/^made-[a-z0-9]{5}$/);
    });

    it('refuses a name that is taken with 409 AlreadyExists', async () => {
      await created('taken');
      const { code, body } = await client().post(maps, configMap('taken'));
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
      const { code, body } = await client().post(maps, configMap(name));
      expect(code).toBe(422);
      expect(body.reason).toBe('Invalid');
      expect(body.details?.causes).toContainEqual(expect.objectContaining({ field, reason }));
    });

    it('refuses labels that are none with 422', async () => {
      const { code, body } = await client().post(maps, {
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
      const reply = await client().post(maps, body);
      // The store itself refuses a version, which is a fault of the server to older ones.
      expect([400, ...(what === 'a resourceVersion' ? [500] : [])]).toContain(reply.code);
      expect((await client().get(`${maps}/x`)).code).toBe(404);
    });

    it('refuses what is no JSON with 400', async () => {
      const { code, body } = await client().post(maps, '{"kind": ');
      expect([code, body.reason]).toEqual([400, 'BadRequest']);
    });

    it('refuses another media type with 415', async () => {
      const { code, body } = await client().post(maps, 'hello', { contentType: 'text/plain' });
      expect([code, body.reason]).toEqual([415, 'UnsupportedMediaType']);
    });

    it('takes YAML', async () => {
      const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: yaml\ndata:\n  a: b\n';
      const { code, body } = await client().post(maps, text, { contentType: 'application/yaml' });
      expect([code, body.data]).toEqual([201, { a: 'b' }]);
    });

    it('stores nothing with dryRun=All, but checks', async () => {
      const dry = `${maps}?dryRun=All`;
      expect((await client().post(dry, configMap('dry'))).code).toBe(201);
      expect((await client().get(`${maps}/dry`)).code).toBe(404);
      expect((await client().post(dry, configMap('Bad_Name'))).code).toBe(422);
      await created('there');
      expect((await client().post(dry, configMap('there'))).code).toBe(409);
    });

    it('refuses an unknown dryRun', async () => {
      const { code, body } = await client().post(`${maps}?dryRun=Some`, configMap('dry'));
      expect([code, body.reason]).toEqual([422, 'Invalid']);
    });
  });

  describe('get', () => {
    it('answers 404 with the name', async () => {
      const { code, body } = await client().get(`${maps}/absent`);
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
      const { body } = await client().get(`${maps}/partial`, {
        accept: 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io',
      });
      expect(body).toMatchObject({ kind: 'PartialObjectMetadata', metadata: { name: 'partial' } });
      expect(body.data).toBeUndefined();
    });
  });

  describe('replace', () => {
    it('raises the version, and leaves it when nothing changes', async () => {
      const first = await created('replaced', { data: { a: '1' } });
      const path = `${maps}/replaced`;
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
      const { body } = await client().put(`${maps}/kept`, {
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
      const path = `${maps}/stale`;
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
      const { code } = await client().put(`${maps}/other-uid`, {
        ...first,
        metadata: { ...first.metadata, uid },
      });
      expect(code).toBe(409);
    });

    it('refuses another name with 400', async () => {
      await created('named');
      const { code, body } = await client().put(`${maps}/named`, configMap('renamed'));
      expect([code, body.reason]).toEqual([400, 'BadRequest']);
    });

    it('answers 404 for what is not there', async () => {
      expect((await client().put(`${maps}/absent`, configMap('absent'))).code).toBe(404);
    });

    it('stores nothing with dryRun=All', async () => {
      await created('dry-put', { data: { a: '1' } });
      const next = configMap('dry-put', { data: { a: '2' } });
      expect((await client().put(`${maps}/dry-put?dryRun=All`, next)).body.data).toEqual({
        a: '2',
      });
      expect((await client().get(`${maps}/dry-put`)).body.data).toEqual({ a: '1' });
    });
  });

  describe('patch', () => {
    it('applies a JSON Patch', async () => {
      await created('json', {
        metadata: { name: 'json', annotations: { 'example.com/a': 'x' } },
        data: { a: '1', b: '2' },
      });
      const { code, body } = await client().patch(`${maps}/json`, [
        { op: 'test', path: '/data/a', value: '1' },
        { op: 'replace', path: '/data/a', value: '9' },
        { op: 'remove', path: '/data/b' },
        { op: 'add', path: '/metadata/annotations/example.com~1b', value: '3' },
      ]);
      expect([code, body.data]).toEqual([200, { a: '9' }]);
      expect(body.metadata?.annotations).toEqual({ 'example.com/a': 'x', 'example.com/b': '3' });
    });

    it('takes a test for null as a test for absence, where the parent is there', async () => {
      await created('absence', { data: { a: '1' } });
      const path = `${maps}/absence`;
      const testAndAdd = (at: string) => [
        { op: 'test', path: at, value: null },
        { op: 'add', path: at, value: '2' },
      ];
      const added = await client().patch(path, testAndAdd('/data/b'));
      expect([added.code, added.body.data]).toEqual([200, { a: '1', b: '2' }]);
      expect((await client().patch(path, testAndAdd('/data/b'))).code).toBe(422);
      expect((await client().patch(path, testAndAdd('/metadata/annotations/b'))).code).toBe(422);
    });

    it('applies nothing when a test fails', async () => {
      await created('tested', { data: { a: '1' } });
      const { code } = await client().patch(`${maps}/tested`, [
        { op: 'replace', path: '/data/a', value: '2' },
        { op: 'test', path: '/data/a', value: '7' },
      ]);
      expect(code).toBe(422);
      expect((await client().get(`${maps}/tested`)).body.data).toEqual({ a: '1' });
    });

    // Replacing what is not there is left out: servers before 1.21 add it, later ones refuse it.
    it.each<[string, object[]]>([
      ['removes what is not there', [{ op: 'remove', path: '/data/absent' }]],
      ['adds below what is not there', [{ op: 'add', path: '/nothing/here', value: '1' }]],
    ])('refuses a JSON Patch that %s with 422', async (what, patch) => {
      const name = `patch-${what.split(' ')[0] ?? ''}`;
      await created(name, { data: { a: '1' } });
      expect((await client().patch(`${maps}/${name}`, patch)).code).toBe(422);
    });

    it('applies a merge patch, and null removes', async () => {
      await created('merged', { data: { a: '1', b: '2' } });
      const { code, body } = await client().patch(`${maps}/merged`, { data: { a: null, c: '3' } });
      expect([code, body.data]).toEqual([200, { b: '2', c: '3' }]);
    });

    it('refuses a patch of a stale version with 409', async () => {
      const first = await created('stale-patch', { data: { a: '1' } });
      await client().patch(`${maps}/stale-patch`, { data: { a: '2' } });
      const { resourceVersion } = first.metadata ?? {};
      const { code } = await client().patch(`${maps}/stale-patch`, {
        metadata: { resourceVersion },
        data: { a: '3' },
      });
      expect(code).toBe(409);
    });

    it('refuses a patch that makes the object invalid with 422', async () => {
      await created('spoilt');
      const { code, body } = await client().patch(`${maps}/spoilt`, {
        metadata: { labels: { 'not a key': 'x' } },
      });
      expect([code, body.reason]).toEqual([422, 'Invalid']);
    });

    it('refuses other media types with 415', async () => {
      await created('typed');
      const { code } = await client().call('PATCH', `${maps}/typed`, {
        body: '{}',
        contentType: 'application/json',
      });
      expect(code).toBe(415);
    });

    it('answers 404 for what is not there', async () => {
      expect((await client().patch(`${maps}/absent`, { data: {} })).code).toBe(404);
    });
  });

  describe('delete', () => {
    it('answers with success, then with 404', async () => {
      const { metadata } = await created('gone');
      const { code, body } = await client().delete(`${maps}/gone`);
      expect(code).toBe(200);
      expect(body).toMatchObject({
        kind: 'Status',
        status: 'Success',
        details: { name: 'gone', kind: 'configmaps', uid: metadata?.uid },
      });
      expect((await client().delete(`${maps}/gone`)).code).toBe(404);
    });

    it('keeps to its preconditions', async () => {
      const { metadata } = await created('guarded');
      const path = `${maps}/guarded`;
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
      expect((await client().delete(`${maps}/dry-delete?dryRun=All`)).code).toBe(200);
      expect((await client().get(`${maps}/dry-delete`)).code).toBe(200);
    });

    it('waits for finalizers', async () => {
      await created('held', { metadata: { name: 'held', finalizers: ['example.com/hold'] } });
      const path = `${maps}/held`;
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
      expect((await client().delete(`${maps}?labelSelector=sweep%3Dyes`)).code).toBe(200);
      expect((await client().get(`${maps}/swept`)).code).toBe(404);
      expect((await client().get(`${maps}/spared`)).code).toBe(200);
    });
  });

  it.each([
    ['POST', '/x'],
    ['PUT', ''],
    ['PATCH', ''],
  ])('allows no %s at %s', async (method, rest) => {
    const { code, body } = await client().call(method, `${maps}${rest}`, {
      body: configMap('x'),
      contentType: method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
    });
    expect([code, body.reason]).toEqual([405, 'MethodNotAllowed']);
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
