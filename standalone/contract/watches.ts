import type { Client, Watch } from './client.ts';
import { configMap, configMaps } from './config-maps.ts';

type Open = (client: Client, path: string) => Promise<Watch>;

const ways: [string, Open][] = [
  ['chunked HTTP', (client, path) => client.watch(path)],
  ['a WebSocket', (client, path) => client.watchSocket(path)],
];

/** Watches: from where, of what, and how they end. */
export const watchContract = (client: () => Client): void => {
  const open: Watch[] = [];
  afterEach(() => {
    for (const watch of open.splice(0)) watch.close();
  });

  const watched = async (way: Open, path: string): Promise<Watch> => {
    const watch = await way(client(), path);
    open.push(watch);
    return watch;
  };

  describe.each(ways)('over %s', (_, way) => {
    it('tells each change since a version', async () => {
      const maps = configMaps(await client().namespace());
      const { body: list } = await client().get(maps);
      const version = list.metadata?.resourceVersion ?? '';
      await client().post(maps, configMap('a', { data: { x: '1' } }));
      const watch = await watched(way, `${maps}?watch=true&resourceVersion=${version}`);
      expect(await watch.next()).toMatchObject({ type: 'ADDED', object: { data: { x: '1' } } });
      const changed = await client().patch(`${maps}/a`, { data: { x: '2' } });
      expect(await watch.next()).toMatchObject({
        type: 'MODIFIED',
        object: {
          kind: 'ConfigMap',
          metadata: { resourceVersion: changed.body.metadata?.resourceVersion },
          data: { x: '2' },
        },
      });
      await client().delete(`${maps}/a`);
      const gone = await watch.next();
      expect(gone).toMatchObject({ type: 'DELETED', object: { data: { x: '2' } } });
      expect(Number(gone.object.metadata?.resourceVersion)).toBeGreaterThan(
        Number(changed.body.metadata?.resourceVersion),
      );
    });

    it('begins with what is there when no version is given', async () => {
      const maps = configMaps(await client().namespace());
      await client().post(maps, configMap('there'));
      const selector = 'fieldSelector=metadata.name%3Dthere';
      const watch = await watched(way, `${maps}?watch=true&${selector}`);
      expect(await watch.next()).toMatchObject({
        type: 'ADDED',
        object: { metadata: { name: 'there' } },
      });
    });

    it('shows what enters and leaves a selector as added and deleted', async () => {
      const maps = configMaps(await client().namespace());
      const { body } = await client().get(maps);
      const query = `watch=1&labelSelector=on&resourceVersion=${body.metadata?.resourceVersion ?? ''}`;
      const watch = await watched(way, `${maps}?${query}`);
      await client().post(maps, configMap('a'));
      await client().patch(`${maps}/a`, { metadata: { labels: { on: '' } } });
      expect(await watch.next()).toMatchObject({ type: 'ADDED' });
      await client().patch(`${maps}/a`, { metadata: { labels: { on: null } } });
      expect(await watch.next()).toMatchObject({ type: 'DELETED' });
    });

    it('says 410 Expired when the version is too old', async () => {
      // Of a custom resource: a server has no past of it that is older than its definition.
      const nads = '/apis/k8s.cni.cncf.io/v1/network-attachment-definitions';
      const watch = await watched(way, `${nads}?watch=true&resourceVersion=1`);
      expect(await watch.next()).toMatchObject({
        type: 'ERROR',
        object: { kind: 'Status', code: 410, reason: 'Expired' },
      });
    });

    it('ends after timeoutSeconds', async () => {
      const maps = configMaps(await client().namespace());
      const watch = await watched(way, `${maps}?watch=true&timeoutSeconds=1`);
      await expect(watch.ended).resolves.toBeUndefined();
    });
  });

  it('refuses a version that is none', async () => {
    const { code } = await client().get('/api/v1/configmaps?watch=true&resourceVersion=abc');
    // Servers before 1.22 call it an error of their own.
    expect([400, 500]).toContain(code);
  });
};
