import { controllers } from '../controllers/index.ts';
import { scenarios } from './index.ts';
import { Client } from '../kubernetes/testing/client.ts';
import { dig, listAt } from '../kubernetes/testing/lookup.ts';
import type { Scenario } from './scenario.ts';
import { startApiServer, type RunningApiServer } from '../apiserver/index.ts';

const scenarioNamed = (name: string): Scenario => {
  const scenario = scenarios[name];
  if (!scenario) throw new Error(`${name} is missing`);
  return scenario;
};

const VMS = '/apis/kubevirt.io/v1/namespaces/factory/virtualmachines';
const MIGRATIONS = '/apis/kubevirt.io/v1/namespaces/factory/virtualmachineinstancemigrations';
const SUBRESOURCES = '/apis/subresources.kubevirt.io/v1';
const actionOf = (vm: string, action: string) =>
  `${SUBRESOURCES}/namespaces/factory/virtualmachines/${vm}/${action}`;

/** Asks again until it is so. */
const until = async (what: string, isSo: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${what} did not come to be`);
};

describe('the API with controllers', () => {
  let server: RunningApiServer;
  let admin: Client;
  beforeAll(async () => {
    server = await startApiServer({
      scenario: scenarioNamed('hot-plug'),
      extend: controllers({ speed: 500 }),
    });
    admin = new Client(server.url, 'admin');
  });
  afterAll(() => server.close());

  const statusOf = async (vm: string) =>
    dig((await admin.send('GET', `${VMS}/${vm}`)).body, 'status', 'printableStatus');
  const uidOf = async (vm: string) =>
    dig(
      (await admin.send('GET', `${VMS.replace('machines', 'machineinstances')}/${vm}`)).body,
      'metadata',
      'uid',
    );

  it('lists the subresources in discovery', async () => {
    const { body: groups } = await admin.send('GET', '/apis');
    expect(listAt(groups, 'groups').map((group) => dig(group, 'name'))).toContain(
      'subresources.kubevirt.io',
    );
    const { body } = await admin.send('GET', SUBRESOURCES);
    expect(listAt(body, 'resources').map((resource) => dig(resource, 'name'))).toEqual([
      'virtualmachines/start',
      'virtualmachines/stop',
      'virtualmachines/restart',
    ]);
  });

  it('restarts a VM, for who may', async () => {
    const before = await uidOf('press-01');
    const as = async (token: string) =>
      (await new Client(server.url, token).send('PUT', actionOf('press-01', 'restart'))).code;
    expect(await as('factory-viewer')).toBe(403);
    expect(await as('factory-editor')).toBe(202);
    await until('another instance', async () => {
      const after = await uidOf('press-01');
      return after !== undefined && after !== before && (await statusOf('press-01')) === 'Running';
    });
  });

  it('refuses in the words of Kubernetes', async () => {
    const { code, body } = await new Client(server.url, 'factory-viewer').send(
      'PUT',
      actionOf('press-01', 'restart'),
    );
    expect([code, dig(body, 'message')]).toEqual([
      403,
      'virtualmachines.subresources.kubevirt.io "press-01" is forbidden: User "factory-viewer" cannot update resource "virtualmachines/restart" in API group "subresources.kubevirt.io" in the namespace "factory"',
    ]);
    expect((await admin.send('PUT', actionOf('spare-01', 'restart'))).code).toBe(409);
    expect((await admin.send('PUT', actionOf('nobody', 'restart'))).code).toBe(404);
    expect((await admin.send('PUT', actionOf('press-01', 'explode'))).code).toBe(404);
    expect((await admin.send('GET', actionOf('press-01', 'restart'))).code).toBe(405);
  });

  it('admits VMs by the webhooks, also in a dry run', async () => {
    const vm = (name: string, more: object) => ({
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name },
      spec: {
        runStrategy: 'Halted',
        template: {
          spec: {
            domain: { devices: { interfaces: [{ name: 'default', masquerade: {}, ...more }] } },
            networks: [{ name: 'default', pod: {} }],
          },
        },
      },
    });
    const wrong = vm('wrong', { model: 'x' });
    for (const query of ['', '?dryRun=All']) {
      const { code, body } = await admin.send('POST', `${VMS}${query}`, wrong);
      expect(code).toBe(422);
      expect(dig(body, 'reason')).toBe('Invalid');
      expect(dig(body, 'details', 'causes', 0, 'field')).toBe(
        'spec.template.spec.domain.devices.interfaces[0].model',
      );
    }
    const face = (body: unknown) =>
      dig(body, 'spec', 'template', 'spec', 'domain', 'devices', 'interfaces', 0);
    const { body: tried } = await admin.send('POST', `${VMS}?dryRun=All`, vm('right', {}));
    expect(dig(face(tried), 'macAddress')).toBeUndefined();
    const { code, body } = await admin.send('POST', VMS, vm('right', {}));
    expect(code).toBe(201);
    expect(dig(face(body), 'macAddress')).toMatch(/^02:4f:9c:/);
    expect((await admin.send('GET', `${VMS}/wrong`)).code).toBe(404);
  });

  it('carries out a migration that somebody creates, and names it', async () => {
    const { code, body } = await admin.send('POST', MIGRATIONS, {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachineInstanceMigration',
      metadata: { generateName: 'move-' },
      spec: { vmiName: 'press-03' },
    });
    expect(code).toBe(201);
    const name = dig(body, 'metadata', 'name');
    expect(name).toMatch(/^move-\w{5}$/);
    await until('success', async () => {
      const { body: now } = await admin.send('GET', `${MIGRATIONS}/${String(name)}`);
      return dig(now, 'status', 'phase') === 'Succeeded';
    });
  });
});

describe('the API with nmstate', () => {
  it('carries a policy out, in objects that the CRDs allow', async () => {
    const server = await startApiServer({
      scenario: scenarioNamed('hot-plug'),
      extend: controllers({ speed: 500 }),
    });
    try {
      const admin = new Client(server.url, 'admin');
      const policies = '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies';
      const enactments = '/apis/nmstate.io/v1beta1/nodenetworkconfigurationenactments';
      const states = '/apis/nmstate.io/v1beta1/nodenetworkstates';
      const { code } = await admin.send('POST', policies, {
        apiVersion: 'nmstate.io/v1',
        kind: 'NodeNetworkConfigurationPolicy',
        metadata: { name: 'listen' },
        spec: {
          nodeSelector: { 'kubernetes.io/hostname': 'worker-0' },
          desiredState: {
            interfaces: [{ name: 'eno1', type: 'ethernet', lldp: { enabled: true } }],
          },
        },
      });
      expect(code).toBe(201);
      const enactment = `${enactments}/worker-0.listen`;
      const policy = `${policies}/listen`;
      await until('an enactment', async () => {
        const conditions = listAt((await admin.send('GET', policy)).body, 'status', 'conditions');
        return conditions.some(
          (each) => dig(each, 'message') === '1/1 nodes successfully configured',
        );
      });
      for (const path of [enactment, policy, `${states}/worker-0`]) {
        const { body } = await admin.send('GET', path);
        expect((await admin.send('PUT', `${path}/status`, body as object)).code).toBe(200);
      }
      const { body: read } = await admin.send('GET', policy);
      const again = { ...(read as { spec: object }), spec: { desiredState: {} } };
      expect((await admin.send('PUT', `${policy}?dryRun=All`, again)).code).toBe(200);
      expect((await admin.send('DELETE', policy)).code).toBe(200);
      await until('no enactment', async () => (await admin.send('GET', enactment)).code === 404);
    } finally {
      await server.close();
    }
  });
});

describe('the API without controllers', () => {
  it('serves no subresources and lets everything pass', async () => {
    const server = await startApiServer({ scenario: scenarioNamed('hot-plug') });
    try {
      const admin = new Client(server.url, 'admin');
      expect((await admin.send('GET', SUBRESOURCES)).code).toBe(404);
      expect((await admin.send('PUT', actionOf('press-01', 'restart'))).code).toBe(404);
    } finally {
      await server.close();
    }
  });
});
