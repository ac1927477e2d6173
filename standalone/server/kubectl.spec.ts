import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startApiServer, type RunningApiServer } from '../apiserver/index.ts';
import { controllers } from '../controllers/index.ts';
import { scenarios } from '../scenarios/index.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { openApi, type DirectApi } from './direct-api.ts';
import { findKubectl, Kubectl } from './testing/kubectl.ts';

const NAMESPACE = 'lab';
const program = findKubectl();
const withKubectl = program === undefined ? describe.skip : describe;
const missing = program === undefined ? ': there is no kubectl, and KUBECTL names none' : '';

const manifest = (name: string): string =>
  path.join(__dirname, 'testing/manifests', `${name}.yaml`);

const nad = (name: string, config: string): string =>
  JSON.stringify({
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: { name },
    spec: { config },
  });

withKubectl(`kubectl against the embedded API${missing}`, () => {
  let api: RunningApiServer;
  let direct: DirectApi;
  let kubectl: Kubectl;

  beforeAll(async () => {
    const scenario: Scenario | undefined = scenarios.healthy;
    if (!scenario) throw new Error('There is no scenario healthy.');
    api = await startApiServer({ scenario, extend: controllers({ speed: 50 }) });
    direct = await openApi({ api, users: scenario.users, port: 0, namespace: NAMESPACE });
    kubectl = new Kubectl(program ?? '', direct.kubeconfig);
  });
  afterAll(async () => {
    kubectl.close();
    await direct.close();
    await api.close();
  });

  const configOf = (name: string) =>
    kubectl.ok('get', 'net-attach-def', name, '-o=jsonpath={.spec.config}');

  describe('reads', () => {
    it('tables with the columns of each kind', async () => {
      const lines = (await kubectl.ok('get', 'vms', '-A')).split('\n');
      expect(lines[0]?.split(/\s+/)).toEqual(['NAMESPACE', 'NAME', 'AGE', 'STATUS', 'READY']);
      expect(lines.find((line) => line.includes('web-01'))).toMatch(/\d+d +Running +True/);
      const nodes = await kubectl.ok('get', 'nodes', '-o', 'wide');
      expect(nodes).toMatch(/^NAME +STATUS +ROLES .*INTERNAL-IP.*OS-IMAGE/);
      expect(nodes).toMatch(/worker-0 +Ready +worker/);
    });

    it('by short names, by category, and several kinds at once', async () => {
      expect(await kubectl.ok('get', 'vmi,net-attach-def', '-A', '-o', 'name')).toMatch(
        /virtualmachineinstance\.kubevirt\.io\/[\s\S]*networkattachmentdefinition\.k8s/i,
      );
      const all = await kubectl.ok('get', 'all', '-n', 'web-shop', '-o', 'name');
      expect(all).toContain('service/web');
      expect(all).toContain('virtualmachine.kubevirt.io/web-01');
    });

    it('as YAML and JSON', async () => {
      expect(await kubectl.ok('get', 'vm', 'web-01', '-n', 'web-shop', '-o', 'yaml')).toMatch(
        /^apiVersion: kubevirt\.io\/v1\nkind: VirtualMachine/,
      );
      const list = JSON.parse(
        await kubectl.ok('get', 'vms', '-n', 'web-shop', '-l', 'app=web-01', '-o', 'json'),
      ) as { items: unknown[] };
      expect(list.items).toHaveLength(1);
    });

    it('descriptions', async () => {
      expect(await kubectl.ok('describe', 'vm', 'web-01', '-n', 'web-shop')).toContain('web-01');
      expect(await kubectl.ok('describe', 'node', 'worker-0')).toContain('Capacity:');
      expect(await kubectl.ok('describe', 'svc', 'web', '-n', 'web-shop')).toContain('Port:');
      expect(await kubectl.ok('describe', 'pods', '-n', 'web-shop')).toContain('Containers:');
    });

    it('what there is, explained', async () => {
      const kinds = await kubectl.ok('api-resources', '-o', 'wide');
      expect(kinds).toMatch(/virtualmachines +vm,vms +kubevirt\.io\/v1 +true +VirtualMachine/);
      expect(await kubectl.ok('explain', 'vm.spec.template.spec.networks')).toContain('multus');
      expect(await kubectl.ok('explain', 'service.spec.ports')).toContain('nodePort');
      expect(await kubectl.ok('explain', 'net-attach-def.spec.config')).toMatch(/string/);
    });

    it('what one may do', async () => {
      expect((await kubectl.ok('auth', 'can-i', 'create', 'vms')).trim()).toBe('yes');
      expect(await kubectl.ok('auth', 'can-i', '--list')).toContain('*.*');
      const [, project = ''] = scenarios.healthy?.users.map(({ name }) => name) ?? [];
      const { status, text } = await kubectl.run([
        ...['--context', project],
        ...['auth', 'can-i', 'create', 'nodes'],
      ]);
      expect([status, text.trim()]).toEqual([1, 'no']);
    });
  });

  describe('the manifests of the chapter', () => {
    const applied = async (name: string) => {
      const text = await kubectl.ok('apply', '-f', manifest(name));
      return text
        .trim()
        .split('\n')
        .map((line) => line.split(' ').at(-1));
    };

    it.each([
      ['bridge-policy', 1],
      ['mapping-policy', 1],
      ['networks', 2],
      ['service', 1],
    ])('applies %s, which changes nothing when it is applied again', async (name, count) => {
      expect(await applied(name)).toEqual(Array<string>(count).fill('created'));
      expect(await applied(name)).toEqual(Array<string>(count).fill('unchanged'));
    });

    it('applies a VM, which keeps getting the MAC addresses that the manifest lacks', async () => {
      expect(await applied('vm')).toEqual(['created']);
      expect(await applied('vm')).toEqual(['configured']);
      expect(await kubectl.ok('get', 'vm', 'example-vm', '-o', 'yaml')).toMatch(/macAddress: /);
    });

    it('carries out what they ask for', async () => {
      await kubectl.ok(...['wait', 'nncp/mapping', '--for=condition=Available', '--timeout=60s']);
      expect(await kubectl.ok('get', 'svc', 'example-service')).toContain('80:30000/TCP');
    });
  });

  describe('writes', () => {
    it('creates, and says what is there already', async () => {
      const file = kubectl.file('created.json', nad('created', '{}'));
      expect(await kubectl.ok('create', '-f', file)).toContain('created');
      expect(await kubectl.refused('create', '-f', file)).toContain('AlreadyExists');
    });

    it.each(['client', 'server'])('stores nothing with --dry-run=%s', async (where) => {
      const file = kubectl.file('dry.json', nad('dry', '{}'));
      expect(await kubectl.ok('apply', '-f', file, `--dry-run=${where}`)).toContain('dry run');
      expect(await kubectl.refused('get', 'net-attach-def', 'dry')).toContain('NotFound');
    });

    it('refuses what the schema does not allow', async () => {
      const file = kubectl.file('wrong.json', nad('wrong', '{}').replace('"{}"', '7'));
      expect(await kubectl.refused('apply', '-f', file, '--validate=false')).toMatch(
        /spec\.config.*must be of type string/,
      );
      const { status, errors } = await kubectl.run(['apply', '-f', file]);
      expect([status === 0, errors]).toEqual([false, expect.stringContaining('config')]);
    });

    it('takes out by applying what a manifest no longer has', async () => {
      const before = kubectl.file(
        'cm.json',
        JSON.stringify({
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'applied' },
          data: { a: '1', b: '2' },
        }),
      );
      await kubectl.ok('apply', '-f', before);
      const after = kubectl.file('cm2.json', readFileSync(before, 'utf8').replace(',"b":"2"', ''));
      expect(await kubectl.ok('apply', '-f', after)).toContain('configured');
      expect(await kubectl.ok('get', 'cm', 'applied', '-o=jsonpath={.data}')).toBe('{"a":"1"}');
    });

    it('applies on the server, where managers get in each other’s way', async () => {
      const apply = (config: string, ...more: string[]) => [
        ...['apply', '--server-side', '-f', kubectl.file('ss.json', nad('ss', config)), ...more],
      ];
      expect(await kubectl.ok(...apply('{}'))).toContain('serverside-applied');
      const refusal = await kubectl.refused(...apply('{"a":1}', '--field-manager=other'));
      expect(refusal).toContain('conflict with "kubectl"');
      expect(refusal).toContain('.spec.config');
      await kubectl.ok(...apply('{"a":1}', '--field-manager=other', '--force-conflicts'));
      expect(await configOf('ss')).toBe('{"a":1}');
    });

    it('edits', async () => {
      await kubectl.ok('create', '-f', kubectl.file('edited.json', nad('edited', '{}')));
      const { status } = await kubectl.run(['edit', 'net-attach-def', 'edited'], {
        KUBE_EDITOR: `sed -i s/{}/[]/`,
      });
      expect([status, await configOf('edited')]).toEqual([0, '[]']);
      await kubectl.run(['edit', 'svc', 'example-service'], { KUBE_EDITOR: 'sed -i s/9376/9377/' });
      expect(await kubectl.ok('get', 'svc', 'example-service', '-o', 'yaml')).toContain(
        'targetPort: 9377',
      );
    });

    it('patches in each way', async () => {
      await kubectl.ok('create', '-f', kubectl.file('patched.json', nad('patched', '{}')));
      const patch = (type: string, body: unknown, what = 'net-attach-def/patched') =>
        kubectl.run(['patch', what, `--type=${type}`, '-p', JSON.stringify(body)]);
      await patch('json', [{ op: 'replace', path: '/spec/config', value: '[1]' }]);
      expect(await configOf('patched')).toBe('[1]');
      await patch('merge', { spec: { config: '[2]' } });
      expect(await configOf('patched')).toBe('[2]');
      const { status } = await patch('strategic', { spec: { config: '[3]' } });
      expect(status).not.toBe(0);
      const ports = [{ port: 80, name: 'http' }];
      await patch('strategic', { spec: { ports } }, 'svc/example-service');
      expect(
        await kubectl.ok('get', 'svc', 'example-service', '-o=jsonpath={.spec.ports[*].nodePort}'),
      ).toBe('30000');
    });

    it('labels and annotates', async () => {
      await kubectl.ok('label', 'svc', 'example-service', 'tier=web');
      await kubectl.ok('annotate', 'vm', 'example-vm', 'note=mine');
      expect(await kubectl.ok('get', 'svc', '-l', 'tier=web', '-o', 'name')).toBe(
        'service/example-service\n',
      );
      expect(
        await kubectl.ok('get', 'vm', 'example-vm', '-o=jsonpath={.metadata.annotations.note}'),
      ).toBe('mine');
    });

    it('watches', async () => {
      const child = spawn(program ?? '', ['get', 'cm', '-w', '--no-headers'], {
        env: { ...process.env, KUBECONFIG: direct.kubeconfig },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const seen = (text: string) =>
        new Promise<void>((resolve) => {
          let all = '';
          child.stdout.on('data', (chunk: Buffer) => {
            all += chunk.toString();
            if (all.includes(text)) resolve();
          });
        });
      try {
        const appeared = seen('watched');
        await kubectl.ok('create', 'configmap', 'watched', '--from-literal=a=b');
        await appeared;
      } finally {
        child.kill();
      }
    });

    it('deletes, and waits until it is gone', async () => {
      await kubectl.ok('delete', 'vm/example-vm', 'svc/example-service', '--wait');
      expect(await kubectl.refused('get', 'vm', 'example-vm')).toContain('NotFound');
    });

    it('deletes a namespace with what is in it', async () => {
      await kubectl.ok('create', 'namespace', 'short-lived');
      await kubectl.ok(
        ...['create', 'secret', 'generic', 's', '-n', 'short-lived', '--from-literal=a=b'],
      );
      await kubectl.ok('delete', 'namespace', 'short-lived');
      expect(await kubectl.refused('get', 'namespace', 'short-lived')).toContain('NotFound');
    });
  });
});
