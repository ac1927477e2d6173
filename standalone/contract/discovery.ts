import type { Client } from './client.ts';

interface Found {
  name: string;
  kind: string;
  namespaced: boolean;
  verbs: string[];
}

const resourcesAt = async (client: Client, path: string): Promise<Found[]> => {
  const { code, body } = await client.get(path);
  expect([code, body.kind]).toEqual([200, 'APIResourceList']);
  return body.resources as Found[];
};

/** What a client learns of the server's kinds. */
export const discoveryContract = (client: () => Client): void => {
  it('tells its version', async () => {
    const { code, body } = await client().get('/version');
    expect(code).toBe(200);
    expect(body.gitVersion).toMatch(/^v\d+\.\d+\.\d+/);
  });

  it('lists the versions of the core group', async () => {
    const { body } = await client().get('/api');
    expect(body).toMatchObject({ kind: 'APIVersions', versions: ['v1'] });
  });

  it('lists groups with their preferred version', async () => {
    const { body } = await client().get('/apis');
    expect(body.kind).toBe('APIGroupList');
    expect(body.groups).toContainEqual(
      expect.objectContaining({
        name: 'k8s.cni.cncf.io',
        preferredVersion: { groupVersion: 'k8s.cni.cncf.io/v1', version: 'v1' },
      }),
    );
  });

  it('answers for one group', async () => {
    const { body } = await client().get('/apis/k8s.cni.cncf.io');
    expect(body).toMatchObject({ kind: 'APIGroup', name: 'k8s.cni.cncf.io' });
  });

  it('lists the kinds of the core group', async () => {
    const resources = await resourcesAt(client(), '/api/v1');
    expect(resources).toContainEqual(
      expect.objectContaining({ name: 'configmaps', kind: 'ConfigMap', namespaced: true }),
    );
    expect(resources).toContainEqual(
      expect.objectContaining({ name: 'nodes', kind: 'Node', namespaced: false }),
    );
    const verbs = resources.find(({ name }) => name === 'configmaps')?.verbs;
    expect([...(verbs ?? [])].sort()).toEqual([
      'create',
      'delete',
      'deletecollection',
      'get',
      'list',
      'patch',
      'update',
      'watch',
    ]);
  });

  it('lists custom kinds with their status subresource', async () => {
    const nads = await resourcesAt(client(), '/apis/k8s.cni.cncf.io/v1');
    expect(nads).toContainEqual(
      expect.objectContaining({
        name: 'network-attachment-definitions',
        kind: 'NetworkAttachmentDefinition',
        namespaced: true,
        shortNames: ['net-attach-def'],
      }),
    );
    const machines = await resourcesAt(client(), '/apis/kubevirt.io/v1');
    expect(machines.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['virtualmachines', 'virtualmachines/status']),
    );
  });

  it.each(['/apis/nothing.example.com', '/apis/nothing.example.com/v1', '/api/v9', '/nothing'])(
    'knows no %s',
    async (path) => {
      expect((await client().get(path)).code).toBe(404);
    },
  );

  it('answers 404 with a Status for a kind that a known version lacks', async () => {
    const { code, body } = await client().get('/api/v1/widgets');
    expect(code).toBe(404);
    expect(body).toMatchObject({
      kind: 'Status',
      reason: 'NotFound',
      message: 'the server could not find the requested resource',
    });
  });
};
