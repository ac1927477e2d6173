import { startApiServer, type RunningApiServer } from '../apiserver/index.ts';
import { scenarios } from './index.ts';
import { Client, differences } from '../kubernetes/testing/client.ts';
import { listAt } from '../kubernetes/testing/lookup.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Scenario } from './scenario.ts';
import type { User } from '../kubernetes/user.ts';

// Thousands of objects are built and sent, on a machine that may have other work to do.
jest.setTimeout(60_000);

const ADMIN: User = { name: 'tester', groups: ['system:masters'], token: 'tester' };

async function withServer(
  scenario: Scenario,
  run: (server: RunningApiServer) => Promise<void>,
): Promise<void> {
  const server = await startApiServer({ scenario });
  try {
    await run(server);
  } finally {
    await server.close();
  }
}

/** How many objects of each kind there are, by the path of the kind over all namespaces. */
async function counts(client: Client, objects: KubernetesObject[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const object of objects) {
    const { namespace: _, ...metadata } = object.metadata;
    const path = await client.pathOf({ ...object, metadata });
    if (path === undefined) throw new Error(`${object.kind} is not served`);
    found.set(path, (found.get(path) ?? 0) + 1);
  }
  return found;
}

describe.each(Object.values(scenarios))('the embedded API with $name', (scenario) => {
  it('serves every object', async () => {
    await withServer({ ...scenario, users: [ADMIN] }, async ({ url }) => {
      const client = new Client(url, ADMIN.token);
      for (const [path, count] of await counts(client, scenario.objects())) {
        const { body } = await client.send('GET', path);
        expect([path, listAt(body, 'items').length]).toEqual([path, count]);
      }
    });
  });
});

describe.each(['healthy', 'missing-crds', 'broken-nads'])('an empty API takes %s', (name) => {
  it('object by object, and holds what it was given', async () => {
    const scenario = scenarios[name];
    if (!scenario) throw new Error(`${name} is missing`);
    const bare: Scenario = { ...scenario, users: [ADMIN], objects: () => [] };
    await withServer(bare, async ({ url }) => {
      const client = new Client(url, ADMIN.token);
      for (const { metadata, ...object } of scenario.objects()) {
        const { uid: _, creationTimestamp: __, generation: ___, ...identity } = metadata;
        const wanted = { ...object, metadata: identity } as KubernetesObject;
        const held = await client.create(wanted);
        expect([wanted.kind, identity.name, differences(wanted, held)]).toEqual([
          wanted.kind,
          identity.name,
          [],
        ]);
      }
    });
  });
});

describe('who may see what', () => {
  it('read-only: one namespace, neither nodes nor namespaces', async () => {
    const scenario = scenarios['read-only'];
    if (!scenario) throw new Error('read-only is missing');
    await withServer(scenario, async ({ url }) => {
      const client = new Client(url, scenario.users[0].token);
      const nads = (rest: string) =>
        `/apis/k8s.cni.cncf.io/v1${rest}/network-attachment-definitions`;
      const code = async (path: string) => (await client.send('GET', path)).code;
      expect(await code(nads('/namespaces/web-shop'))).toBe(200);
      expect(await code('/api/v1/namespaces/web-shop')).toBe(200);
      expect(await code(nads('/namespaces/erp'))).toBe(403);
      expect(await code(nads(''))).toBe(403);
      expect(await code('/api/v1/namespaces')).toBe(403);
      expect(await code('/api/v1/nodes')).toBe(403);
      const { code: created } = await client.send('POST', nads('/namespaces/web-shop'), {
        apiVersion: 'k8s.cni.cncf.io/v1',
        kind: 'NetworkAttachmentDefinition',
        metadata: { name: 'mine' },
      });
      expect(created).toBe(403);
    });
  });

  it('healthy: the editor of a project may create there, the viewer may not', async () => {
    const scenario = scenarios.healthy;
    if (!scenario) throw new Error('healthy is missing');
    await withServer(scenario, async ({ url }) => {
      const path = '/apis/k8s.cni.cncf.io/v1/namespaces/erp/network-attachment-definitions';
      const create = (token: string) =>
        new Client(url, token).send('POST', path, {
          apiVersion: 'k8s.cni.cncf.io/v1',
          kind: 'NetworkAttachmentDefinition',
          metadata: { name: 'mine' },
        });
      expect((await create('erp-viewer')).code).toBe(403);
      expect((await create('lab-editor')).code).toBe(403);
      expect((await create('erp-editor')).code).toBe(201);
    });
  });

  it('missing-crds: networks are not found', async () => {
    const scenario = scenarios['missing-crds'];
    if (!scenario) throw new Error('missing-crds is missing');
    await withServer(scenario, async ({ url }) => {
      const client = new Client(url, scenario.users[0].token);
      const code = async (path: string) => (await client.send('GET', path)).code;
      expect(await code('/apis/k8s.cni.cncf.io/v1/network-attachment-definitions')).toBe(404);
      expect(await code('/apis/kubevirt.io/v1/virtualmachines')).toBe(200);
    });
  });
});
