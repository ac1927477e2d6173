import type { Client, Reply } from './client.ts';
import { configMap, configMaps } from './config-maps.ts';

const STRATEGIC = 'application/strategic-merge-patch+json';

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'pod', finalizers: ['example.com/a', 'example.com/b'] },
  spec: {
    containers: [
      { name: 'a', image: 'a:1', env: [{ name: 'X', value: '1' }] },
      { name: 'b', image: 'b:1' },
    ],
    volumes: [{ name: 'v', emptyDir: {} }],
  },
};

/** Strategic merge patches, which Kubernetes' own kinds take. */
export const strategicContract = (client: () => Client): void => {
  let namespace = '';
  beforeAll(async () => {
    namespace = await client().namespace();
    const { code } = await client().post(`/api/v1/namespaces/${namespace}/pods`, pod);
    expect(code).toBe(201);
  });

  const patch = (path: string, body: object): Promise<Reply> =>
    client().call('PATCH', `/api/v1/namespaces/${namespace}/${path}?dryRun=All`, {
      body,
      contentType: STRATEGIC,
    });

  const containersAfter = async (containers: object[], more: object = {}) => {
    const { code, body } = await patch('pods/pod', { spec: { containers, ...more } });
    expect([code, body.message]).toEqual([200, undefined]);
    return body.spec?.containers as { name: string; image: string; env?: object[] }[];
  };

  it('merges a list by its key', async () => {
    const containers = await containersAfter([{ name: 'b', image: 'b:2' }]);
    expect(containers.map(({ name, image }) => [name, image])).toEqual([
      ['a', 'a:1'],
      ['b', 'b:2'],
    ]);
    expect(containers[0]?.env).toEqual([{ name: 'X', value: '1' }]);
  });

  it('adds to a list of values and deletes from it', async () => {
    const { body } = await patch('pods/pod', {
      metadata: {
        finalizers: ['example.com/c'],
        '$deleteFromPrimitiveList/finalizers': ['example.com/a'],
      },
    });
    expect([...(body.metadata?.finalizers ?? [])].sort()).toEqual([
      'example.com/b',
      'example.com/c',
    ]);
  });

  const service = (name: string) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: {
      selector: { app: 'a' },
      ports: [
        { name: 'a', port: 80 },
        { name: 'b', port: 81 },
      ],
    },
  });

  const portsAfter = async (name: string, spec: object): Promise<string[]> => {
    await client().post(`/api/v1/namespaces/${namespace}/services`, service(name));
    const { code, body } = await patch(`services/${name}`, { spec });
    expect([code, body.message]).toEqual([200, undefined]);
    return (body.spec?.ports as { name: string }[]).map((port) => port.name);
  };

  it.each<[string, object, string[]]>([
    ['deletes an entry', { ports: [{ $patch: 'delete', port: 80 }] }, ['b']],
    ['adds one', { ports: [{ name: 'c', port: 82 }] }, ['c', 'a', 'b']],
    ['replaces the list', { ports: [{ $patch: 'replace' }, { name: 'c', port: 82 }] }, ['c']],
    [
      'orders the list',
      { '$setElementOrder/ports': [{ port: 81 }, { port: 80 }], ports: [{ port: 81, name: 'z' }] },
      ['z', 'a'],
    ],
  ])('%s', async (what, spec, names) => {
    const found = await portsAfter(what.replaceAll(' ', '-'), spec);
    // Where an entry without a place goes differs between versions.
    const isOrdered = what.startsWith('orders');
    expect(isOrdered ? found : [...found].sort()).toEqual(isOrdered ? names : [...names].sort());
  });

  it('replaces a map when it is told to', async () => {
    await portsAfter('map', {});
    const { body } = await patch('services/map', {
      spec: { selector: { $patch: 'replace', tier: 'b' } },
    });
    expect(body.spec?.selector).toEqual({ tier: 'b' });
  });

  it('deletes by null', async () => {
    await client().post(configMaps(namespace), configMap('nulls', { data: { a: '1', b: '2' } }));
    const { body } = await patch('configmaps/nulls', { data: { a: null } });
    expect(body.data).toEqual({ b: '2' });
  });

  it('refuses an entry without its key', async () => {
    const { code } = await patch('pods/pod', { spec: { containers: [{ image: 'a' }] } });
    expect(code).toBeGreaterThanOrEqual(400);
  });

  it('is not for custom resources', async () => {
    const nads = `/apis/k8s.cni.cncf.io/v1/namespaces/${namespace}/network-attachment-definitions`;
    await client().post(nads, {
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: { name: 'custom' },
      spec: { config: '{}' },
    });
    const { code, body } = await client().call('PATCH', `${nads}/custom`, {
      body: { metadata: { labels: { a: 'b' } } },
      contentType: STRATEGIC,
    });
    expect([code, body.reason]).toEqual([415, 'UnsupportedMediaType']);
    expect(body.message).toMatch(/application\/merge-patch\+json.*application\/apply-patch\+yaml/);
  });
};
