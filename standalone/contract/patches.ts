import type { Client } from './client.ts';
import { inNamespace } from './config-maps.ts';

/** Changing by JSON Patch and merge patch. */
export const patchContract = (client: () => Client): void => {
  const { created, maps } = inNamespace(client);

  it('applies a JSON Patch', async () => {
    await created('json', {
      metadata: { name: 'json', annotations: { 'example.com/a': 'x' } },
      data: { a: '1', b: '2' },
    });
    const { code, body } = await client().patch(`${maps()}/json`, [
      { op: 'test', path: '/data/a', value: '1' },
      { op: 'replace', path: '/data/a', value: '9' },
      { op: 'remove', path: '/data/b' },
      { op: 'add', path: '/metadata/annotations/example.com~1b', value: '3' },
    ]);
    expect([code, body.data]).toEqual([200, { a: '9' }]);
    expect(body.metadata?.annotations).toEqual({ 'example.com/a': 'x', 'example.com/b': '3' });
  });

  /** Sends a body as it stands: how it is spelt is what these tests are about. */
  const send = (name: string, body: string) =>
    client().call('PATCH', `${maps()}/${name}`, {
      body,
      contentType: 'application/json-patch+json',
    });

  // Backspace and form feed are left out: Go writes them otherwise since 1.22.
  it.each<[string, string, string, string]>([
    ['html', 'R&D <a>', '"R&D <a>"', String.raw`"R\u0026D \u003ca\u003e"`],
    ['digits', '<', String.raw`"\u003C"`, String.raw`"\u003c"`],
    ['separators', '\u2028\u2029', '"\u2028\u2029"', String.raw`"\u2028\u2029"`],
    ['control', '\u001f\n', String.raw`"\u001f\u000a"`, String.raw`"\u001f\n"`],
    ['letters', 'é😀', String.raw`"\u00e9\ud83d\ude00"`, '"é😀"'],
    ['slash', 'a/b', String.raw`"a\/b"`, '"a/b"'],
  ])(
    'compares text byte by byte with the JSON that Go writes: %s',
    async (name, value, other, same) => {
      await created(`bytes-${name}`, { data: { a: value } });
      const test = (text: string) => `[{"op":"test","path":"/data/a","value":${text}}]`;
      expect((await send(`bytes-${name}`, test(other))).code).toBe(422);
      expect((await send(`bytes-${name}`, test(same))).code).toBe(200);
      const all = (text: string) => `[{"op":"test","path":"/data","value":{ "a" : ${text} }}]`;
      expect((await send(`bytes-${name}`, all(other))).code).toBe(422);
      expect((await send(`bytes-${name}`, all(same))).code).toBe(200);
    },
  );

  it('stores half a surrogate pair as the character for what is none', async () => {
    await created('surrogate', { data: { a: '1' } });
    const { body } = await send(
      'surrogate',
      String.raw`[{"op":"replace","path":"/data/a","value":"\ud800x"}]`,
    );
    expect(body.data).toEqual({ a: '\ufffdx' });
  });

  it('compares the keys of objects by what they mean, in any order', async () => {
    await created('keys', { metadata: { name: 'keys', annotations: { a: '1', b: '2' } } });
    const test = (value: string) =>
      `[{"op":"test","path":"/metadata/annotations","value":${value}}]`;
    expect((await send('keys', test('{"b":"2", "\\u0061":"1"}'))).code).toBe(200);
    expect((await send('keys', test('{"b":"2"}'))).code).toBe(422);
    expect((await send('keys', test('["1","2"]'))).code).toBe(422);
  });

  it('takes a test of the version', async () => {
    const { metadata } = await created('version', { data: { a: '1' } });
    const patch = (value: string) => [
      { op: 'test', path: '/metadata/resourceVersion', value },
      { op: 'replace', path: '/data/a', value: '2' },
    ];
    const path = `${maps()}/version`;
    expect((await client().patch(path, patch('1'))).code).toBe(422);
    const { code, body } = await client().patch(path, patch(metadata?.resourceVersion ?? ''));
    expect([code, body.data]).toEqual([200, { a: '2' }]);
  });

  it('takes a test for null as a test for absence, where the parent is there', async () => {
    await created('absence', { data: { a: '1' } });
    const path = `${maps()}/absence`;
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
    const { code } = await client().patch(`${maps()}/tested`, [
      { op: 'replace', path: '/data/a', value: '2' },
      { op: 'test', path: '/data/a', value: '7' },
    ]);
    expect(code).toBe(422);
    expect((await client().get(`${maps()}/tested`)).body.data).toEqual({ a: '1' });
  });

  // Replacing what is not there is left out: servers before 1.21 add it, later ones refuse it.
  it.each<[string, object[]]>([
    ['removes what is not there', [{ op: 'remove', path: '/data/absent' }]],
    ['adds below what is not there', [{ op: 'add', path: '/nothing/here', value: '1' }]],
  ])('refuses a JSON Patch that %s with 422', async (what, patch) => {
    const name = `patch-${what.split(' ')[0] ?? ''}`;
    await created(name, { data: { a: '1' } });
    expect((await client().patch(`${maps()}/${name}`, patch)).code).toBe(422);
  });

  it('applies a merge patch, and null removes', async () => {
    await created('merged', { data: { a: '1', b: '2' } });
    const { code, body } = await client().patch(`${maps()}/merged`, { data: { a: null, c: '3' } });
    expect([code, body.data]).toEqual([200, { b: '2', c: '3' }]);
  });

  it('refuses a patch of a stale version with 409', async () => {
    const first = await created('stale-patch', { data: { a: '1' } });
    await client().patch(`${maps()}/stale-patch`, { data: { a: '2' } });
    const { resourceVersion } = first.metadata ?? {};
    const { code } = await client().patch(`${maps()}/stale-patch`, {
      metadata: { resourceVersion },
      data: { a: '3' },
    });
    expect(code).toBe(409);
  });

  it('refuses a patch that makes the object invalid with 422', async () => {
    await created('spoilt');
    const { code, body } = await client().patch(`${maps()}/spoilt`, {
      metadata: { labels: { 'not a key': 'x' } },
    });
    expect([code, body.reason]).toEqual([422, 'Invalid']);
  });

  it('refuses other media types with 415', async () => {
    await created('typed');
    const { code } = await client().call('PATCH', `${maps()}/typed`, {
      body: '{}',
      contentType: 'application/json',
    });
    expect(code).toBe(415);
  });

  it('answers 404 for what is not there', async () => {
    expect((await client().patch(`${maps()}/absent`, { data: {} })).code).toBe(404);
  });
};
