import type { Client } from './client.ts';
import { configMap, configMaps } from './config-maps.ts';

/** Lists: pages and selectors. */
export const listContract = (client: () => Client): void => {
  let maps = '';
  beforeAll(async () => {
    maps = configMaps(await client().namespace());
    const labels: Record<string, Record<string, string>> = {
      a: { tier: 'web' },
      b: { tier: 'db', fast: '' },
      c: { tier: 'web', fast: 'yes' },
      d: {},
      e: { tier: 'cache' },
    };
    for (const [name, own] of Object.entries(labels)) {
      await client().post(maps, configMap(name, { metadata: { name, labels: own } }));
    }
  });

  // Newer clusters put a ConfigMap of their own into every namespace.
  const namesOf = async (query: string) => {
    const { code, body } = await client().get(`${maps}?${query}`);
    expect(code).toBe(200);
    return (body.items ?? [])
      .map(({ metadata }) => metadata?.name ?? '')
      .filter((name) => name.length === 1);
  };

  it('lists in the order of the names, with a version', async () => {
    const { body } = await client().get(maps);
    expect(body).toMatchObject({ kind: 'ConfigMapList', apiVersion: 'v1' });
    expect(Number(body.metadata?.resourceVersion)).toBeGreaterThan(0);
    expect(await namesOf('')).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('says by one small request how many there are', async () => {
    const { body: one } = await client().get(`${maps}?limit=1`);
    expect([one.items?.length, one.metadata?.remainingItemCount]).toEqual([1, 4]);
    const { body: all } = await client().get(`${maps}?limit=5`);
    expect([all.items?.length, all.metadata?.continue ?? '']).toEqual([5, '']);
    expect(all.metadata?.remainingItemCount).toBeUndefined();
  });

  it('lists by pages', async () => {
    const first = await client().get(`${maps}?limit=2`);
    expect(first.body.items?.map(({ metadata }) => metadata?.name)).toEqual(['a', 'b']);
    expect(first.body.metadata?.remainingItemCount).toBe(3);
    const token = encodeURIComponent(first.body.metadata?.continue ?? '');
    const second = await client().get(`${maps}?limit=2&continue=${token}`);
    expect(second.body.items?.map(({ metadata }) => metadata?.name)).toEqual(['c', 'd']);
    expect(second.body.metadata?.resourceVersion).toBe(first.body.metadata?.resourceVersion);
    const rest = encodeURIComponent(second.body.metadata?.continue ?? '');
    const third = await client().get(`${maps}?limit=2&continue=${rest}`);
    expect(third.body.items?.map(({ metadata }) => metadata?.name)).toEqual(['e']);
    expect(third.body.metadata?.continue ?? '').toBe('');
  });

  it('refuses a token of its own making', async () => {
    const { code, body } = await client().get(`${maps}?limit=2&continue=nonsense`);
    expect([code, body.reason]).toEqual([400, 'BadRequest']);
  });

  it.each<[string, string[]]>([
    ['tier=web', ['a', 'c']],
    ['tier==web', ['a', 'c']],
    ['tier!=web', ['b', 'd', 'e']],
    ['tier in (web,db)', ['a', 'b', 'c']],
    ['tier notin (web, db)', ['d', 'e']],
    ['fast', ['b', 'c']],
    ['!fast', ['a', 'd', 'e']],
    ['tier=web,fast', ['c']],
    ['fast=', ['b']],
  ])('selects by labels: %s', async (selector, names) => {
    expect(await namesOf(`labelSelector=${encodeURIComponent(selector)}`)).toEqual(names);
  });

  it.each(['tier in web', 'a b', '=x', 'tier=web,'])(
    'refuses the selector %s',
    async (selector) => {
      const { code, body } = await client().get(
        `${maps}?labelSelector=${encodeURIComponent(selector)}`,
      );
      expect([code, body.reason]).toEqual([400, 'BadRequest']);
    },
  );

  it('selects by fields', async () => {
    expect(await namesOf('fieldSelector=metadata.name%3Dc')).toEqual(['c']);
    expect(await namesOf('fieldSelector=metadata.name%21%3Dc')).toEqual(['a', 'b', 'd', 'e']);
  });

  it('refuses a field that the kind does not offer', async () => {
    const { code, body } = await client().get(`${maps}?fieldSelector=data.a%3Db`);
    expect([code, body.reason]).toEqual([400, 'BadRequest']);
    expect(body.message).toBe(
      '"data.a" is not a known field selector: only "metadata.name", "metadata.namespace"',
    );
  });

  it('lists the metadata alone when asked', async () => {
    const { body } = await client().get(maps, {
      accept: 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io',
    });
    expect(body.kind).toBe('PartialObjectMetadataList');
    expect(body.items?.find(({ metadata }) => metadata?.name === 'a')?.metadata?.labels).toEqual({
      tier: 'web',
    });
  });

  it('lists over all namespaces', async () => {
    const { body } = await client().get('/api/v1/configmaps?labelSelector=tier%3Dcache');
    expect(body.items?.map(({ metadata }) => metadata?.name)).toEqual(['e']);
  });

  it('lists nothing in a namespace that is not there', async () => {
    const { code, body } = await client().get(configMaps('nowhere'));
    expect([code, body.items]).toEqual([200, []]);
  });
};
