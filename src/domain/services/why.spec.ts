import fc from 'fast-check';
import { viewOfObject } from '../vm/interfaces/view';
import { worldOf } from '../world/world';
import { clientIn, type Client } from './asked';
import { endpointsOf } from './endpoints';
import { checkServiceIn, immutablesOf } from './of-cluster';
import { addressesOf, serviceOf } from './service';
import { servicesFor } from './of-vm';
import { selectionOf } from './selection';
import { clusterCases } from './testing/cases-cluster';
import {
  advertisement,
  clusterNetwork,
  networkPolicy,
  pool,
  running,
  service,
  slice,
  vm,
} from './testing/services';
import { sceneOf } from './scene';
import { explainService, type AskedService } from './why';

const PLACES = ['web', 'prod'].map((name) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name },
}));

const explainFor = (asked: AskedService, ...objects: { kind: string }[]) => {
  const world = worldOf([...PLACES, ...objects], {
    AdminNetworkPolicy: 'everywhere',
    BaselineAdminNetworkPolicy: 'everywhere',
    L2Advertisement: 'everywhere',
    BGPAdvertisement: 'everywhere',
    Namespace: 'everywhere',
    NetworkAttachmentDefinition: 'everywhere',
    Service: 'everywhere',
    EndpointSlice: 'everywhere',
    VirtualMachine: 'everywhere',
    VirtualMachineInstance: 'everywhere',
    Pod: 'everywhere',
    NetworkPolicy: 'everywhere',
  });
  const [first] = world.list('Service');
  if (!first) throw new Error('no Service');
  return explainService(sceneOf(world, serviceOf(first)), asked);
};
const explain = (...objects: { kind: string }[]) => explainFor({}, ...objects);

const statuses = ({ steps }: ReturnType<typeof explain>) =>
  Object.fromEntries(steps.map(({ id, status }) => [id, status]));

describe('why a Service is not reachable', () => {
  it('finds nothing wrong where all is in order, and never says so of the guest', () => {
    const found = explain(service(), slice(), ...running());
    expect(found.verdict).toBe('open');
    expect(statuses(found)).toMatchObject({
      selector: 'ok',
      running: 'ok',
      network: 'ok',
      ports: 'ok',
      policies: 'ok',
      ready: 'ok',
      guest: 'unknown',
    });
  });

  it('calls a stopped VM deliberate', () => {
    const found = explain(service(), vm());
    expect(found.verdict).toBe('waiting');
    expect(found.blockers).toEqual([]);
    expect(statuses(found)).toMatchObject({ selector: 'ok', running: 'waiting', ready: 'waiting' });
  });

  it('cannot tell of one without a selector', () => {
    const found = explain(service({ selector: undefined }), slice(), ...running());
    expect(found.verdict).toBe('unknown');
    expect(statuses(found).selector).toBe('unknown');
  });

  it('concludes nothing from what may not be read', () => {
    const [first] = [service(), ...running()];
    const world = worldOf([service(), ...running()], { Service: 'everywhere' });
    const found = explainService(sceneOf(world, serviceOf(first)));
    expect(found.verdict).toBe('unknown');
    expect(statuses(found)).toMatchObject({ policies: 'unknown', ready: 'unknown' });
  });

  it('says nothing of a label on the VM while pods may have it that were not read', () => {
    const objects = [service(), ...running({ own: { app: 'shop' }, labels: {} })];
    const codesIn = (more: object) =>
      explainService(
        sceneOf(
          worldOf(
            objects.filter(({ kind }) => kind !== 'Pod'),
            { VirtualMachine: 'everywhere', VirtualMachineInstance: 'everywhere', ...more },
          ),
          serviceOf(service()),
        ),
      ).blockers.map(({ code }) => code);
    expect(codesIn({})).toEqual([]);
    expect(codesIn({ Pod: 'everywhere' })).toEqual(['VMN871']);
  });

  it('tells every blocker, from outside inwards', () => {
    const found = explain(
      service(),
      ...running({ nic: { masquerade: {}, ports: [{ port: 22 }] } }),
      networkPolicy({}),
    );
    expect(found.verdict).toBe('blocked');
    expect(found.blockers.map(({ code }) => code)).toEqual(['VMN874', 'VMN882']);
  });

  const NODE_PORT = { type: 'NodePort', ports: [{ port: 80, nodePort: 30_080 }] };
  const fromPods = (labels: object = {}) =>
    networkPolicy({ ingress: [{ from: [{ podSelector: { matchLabels: labels } }] }] }, 'own');

  it('asks policies for whom the Service is for, as its type says', () => {
    const inside = explain(service(), slice(), ...running(), fromPods());
    expect([inside.verdict, statuses(inside).policies]).toEqual(['open', 'ok']);
    const nodes = explain(service(NODE_PORT), slice(), ...running(), fromPods());
    expect([nodes.verdict, statuses(nodes).policies]).toEqual(['closed', 'closed']);
    expect(nodes.blockers).toEqual([]);
  });

  it('leaves open what policies decide by who asks', () => {
    const found = explain(service(), slice(), ...running(), fromPods({ app: 'till' }));
    expect([found.verdict, statuses(found).policies]).toEqual(['perhaps', 'unknown']);
  });

  it('asks policies for a namespace, a VM, and anybody in the cluster', () => {
    const till = running({ name: 'till', labels: { app: 'till' } }, { ips: ['10.128.0.9'] });
    const verdict = (client: Client) =>
      explainFor({ client }, service(), slice(), ...running(), ...till, fromPods({ app: 'till' }))
        .verdict;
    const vmOf = (name: string): Client => ({ kind: 'vm', namespace: 'web', name, nic: '' });
    expect(verdict(vmOf('till'))).toBe('open');
    expect(verdict(vmOf('a'))).toBe('closed');
    expect(verdict(vmOf('z'))).toBe('perhaps');
    expect(verdict({ kind: 'namespace', namespace: 'prod' })).toBe('closed');
    expect(verdict({ kind: 'cluster' })).toBe('perhaps');
  });

  it('is asked by whom the address of the page names, but not by an IP address, which nodes may replace', () => {
    const view = serviceOf(service(NODE_PORT));
    expect(clientIn(view, 'ns/prod')).toEqual({ kind: 'namespace', namespace: 'prod' });
    expect(clientIn(view, null)).toEqual({ kind: 'outside' });
    expect(clientIn(view, '10.128.0.9')).toEqual({ kind: 'outside' });
    expect(clientIn(serviceOf(service()), '10.128.0.9')).toEqual({
      kind: 'namespace',
      namespace: 'web',
    });
  });

  it('lets nobody outside of the cluster ask by an address that is inside only', () => {
    const outside: AskedService = { client: { kind: 'outside' } };
    const found = explainFor(outside, service(), slice(), ...running());
    expect([found.verdict, statuses(found).address]).toEqual(['closed', 'closed']);
    const external = service({ externalIPs: ['192.0.2.7'] });
    expect(explainFor(outside, external, slice(), ...running()).verdict).toBe('open');
  });

  describe('of type LoadBalancer', () => {
    const inside: AskedService = { client: { kind: 'namespace', namespace: 'web' } };
    const balanced = (ip?: string) => ({
      ...service({ type: 'LoadBalancer' }),
      status: { loadBalancer: ip === undefined ? {} : { ingress: [{ ip }] } },
    });
    const both = (...objects: { kind: string }[]) => {
      const around = [...objects, slice(), ...running()];
      return [explain(...around), explainFor(inside, ...around)].map((found) => found.verdict);
    };

    it('is not said to be reached from outside by an address that nobody announces', () => {
      expect(both(balanced('192.0.2.7'), pool())).toEqual(['unknown', 'open']);
      expect(both(balanced('192.0.2.7'), pool(), advertisement())).toEqual(['open', 'open']);
    });

    it('waits for an address, which nobody inside of the cluster needs', () => {
      expect(both(balanced(), pool(), advertisement())).toEqual(['addressless', 'open']);
      const full = { assignedIPv4: 16, assignedIPv6: 0, availableIPv4: 0, availableIPv6: 0 };
      expect(both(balanced(), pool({}, full), advertisement())).toEqual(['blocked', 'open']);
    });
  });

  it('names the ports that are open at nodes', () => {
    const ports = [{ port: 80, nodePort: 30_080 }];
    const [, address] = explain(service({ ...NODE_PORT, ports }), slice(), ...running()).steps;
    expect(address?.outcome?.params).toEqual({ ports: '30080/TCP' });
  });

  it('does not say of a VM that runs that it is waited for, and names those that start', () => {
    const late = explain(service(), ...running({}, { labels: { app: 'old' } }));
    expect([late.verdict, statuses(late)]).toMatchObject(['blocked', { running: 'ok' }]);
    const starting = running({}, { status: { phase: 'Scheduling' } });
    const found = explain(service(), ...starting.filter(({ kind }) => kind !== 'Pod'));
    const step = found.steps.find(({ id }) => id === 'running');
    expect([step?.status, step?.outcome?.params]).toEqual(['waiting', { vms: 'a' }]);
  });

  it('says why families are not known, and looks at nothing behind an interface that is not there', () => {
    const families = explain(service(), vm()).steps.find(({ id }) => id === 'families');
    expect(families?.outcome?.text).toMatch(/^No pod runs/);
    const lan = { nic: { bridge: {} }, network: { multus: { networkName: 'lan' } } };
    const found = explain(service(), slice(), ...running(lan));
    expect(statuses(found)).toMatchObject({
      network: 'broken',
      ports: 'notApplicable',
      policies: 'notApplicable',
      back: 'notApplicable',
    });
    // Of several VMs, the others are looked at.
    const others = explain(service(), slice(), ...running(), ...running({ name: 'b', ...lan }));
    expect(statuses(others)).toMatchObject({ ports: 'ok', policies: 'ok', back: 'ok' });
  });

  it('does not take a client for seen where nodes stand in for him', () => {
    const block = networkPolicy({ ingress: [{ from: [{ ipBlock: { cidr: '192.0.2.0/24' } }] }] });
    const why = (more: object = {}) =>
      explain(service({ ...NODE_PORT, ...more }), slice(), ...running(), block).steps.find(
        ({ id }) => id === 'policies',
      )?.outcome?.text;
    expect(why()).toMatch(/^A node may put an address of its own/);
    expect(why({ externalTrafficPolicy: 'Local' })).toMatch(/^It depends on which address/);
  });

  it('says for each port what policies say where it is not the same', () => {
    const two = service({
      ports: [
        { name: 'web', port: 80 },
        { name: 'ssh', port: 22 },
      ],
    });
    const web = networkPolicy({ ingress: [{ ports: [{ port: 80 }] }] });
    const step = explain(two, slice(), ...running(), web).steps.find(({ id }) => id === 'policies');
    expect(step?.answers.map(({ port, verdict }) => [port, verdict])).toEqual([
      ['80/TCP', 'allowed'],
      ['22/TCP', 'isolated'],
    ]);
  });

  it('is asked for one VM of several', () => {
    const objects = [
      service(),
      ...running(),
      ...running({ name: 'b', nic: { masquerade: {}, ports: [{ port: 22 }] } }),
    ];
    const world = worldOf(objects);
    const scene = sceneOf(world, serviceOf(service()));
    const codesOf = (name: string) =>
      explainService(scene, { vm: scene.vms.find((each) => each.name === name) }).blockers.map(
        ({ code }) => code,
      );
    expect(scene.vms.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(codesOf('a')).toEqual([]);
    expect(codesOf('b')).toEqual(['VMN874']);
  });

  it.each(clusterCases.filter(([code]) => code >= 'VMN870'))(
    'blocks where rules do: %s at %s',
    (code, _path, fires) => {
      const world = worldOf(fires as object[]);
      const [first] = world.list('Service');
      const blockers = explainService(sceneOf(world, serviceOf(first ?? {}))).blockers;
      expect(blockers.map((finding) => finding.code)).toContain(code);
    },
  );

  it('takes whatever stands in a Service', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (spec, status) => {
        const odd = { ...service(), spec, status };
        const { steps } = explain(odd, slice(), ...running());
        expect(steps.find(({ id }) => id === 'guest')?.status).not.toBe('ok');
      }),
    );
  });
});

describe('endpoints of a Service', () => {
  const view = serviceOf(service());

  it('are counted by pod, whatever the number of families', () => {
    const world = worldOf([slice(), slice({ ready: true }, undefined, { addressType: 'IPv6' })]);
    expect(endpointsOf(world, view)).toMatchObject({ ready: 1, all: [{ isReady: true }] });
  });

  it('are those of OVN-Kubernetes on a primary network, never both', () => {
    const mirrored = slice(
      { ready: true },
      { 'k8s.ovn.org/service-name': 'shop' },
      {
        endpoints: [
          { addresses: ['10.200.0.7'], targetRef: { kind: 'Pod', name: 'virt-launcher-a' } },
        ],
      },
    );
    const { isMirrored, all } = endpointsOf(worldOf([slice(), mirrored]), view);
    expect(isMirrored).toBe(true);
    expect(all.map(({ addresses }) => addresses)).toEqual([['10.200.0.7']]);
  });

  it('are ready where no condition says otherwise', () => {
    const bare = slice({}, undefined, { endpoints: [{ addresses: ['10.128.0.7'] }] });
    expect(endpointsOf(worldOf([bare]), view).ready).toBe(1);
    expect(endpointsOf(worldOf([slice({ ready: false })]), view).ready).toBe(0);
    expect(endpointsOf(worldOf([{ ...bare, endpoints: null }]), view).all).toEqual([]);
  });
});

describe('addresses of a Service', () => {
  it('are written as people copy them', () => {
    const balanced = {
      ...service({
        type: 'LoadBalancer',
        clusterIP: '172.30.1.2',
        clusterIPs: ['172.30.1.2', 'fd02::2'],
        ports: [{ name: 'web', port: 80, nodePort: 30_080 }],
      }),
      status: { loadBalancer: { ingress: [{ ip: '2001:db8::7' }, { hostname: 'lb.example' }] } },
    };
    expect(addressesOf(serviceOf(balanced), ['192.0.2.9']).map(({ text }) => text)).toEqual([
      '172.30.1.2:80',
      '[fd02::2]:80',
      '192.0.2.9:30080',
      '[2001:db8::7]:80',
      'lb.example:80',
    ]);
    expect(addressesOf(serviceOf(balanced), [])[2]).toMatchObject({
      host: undefined,
      text: '30080',
    });
  });

  it('has none of its own where it is headless', () => {
    expect(addressesOf(serviceOf(service({ clusterIP: 'None' })), [])).toEqual([]);
  });
});

describe('what a Service selects', () => {
  it('is nothing with an empty selector', () => {
    const world = worldOf(running());
    expect(selectionOf(world, { namespace: 'web', selector: {} }).after).toEqual([]);
  });

  it('follows the template of a VM and the pod that runs', () => {
    const world = worldOf(running({}, { labels: {} }));
    const { now, after } = selectionOf(world, { namespace: 'web', selector: { app: 'shop' } });
    expect([now.length, after.length]).toEqual([0, 1]);
    const byId = { 'vmi.kubevirt.io/id': 'a' };
    expect(selectionOf(world, { namespace: 'web', selector: byId }).now).toHaveLength(1);
    expect(selectionOf(world, { namespace: 'prod', selector: byId }).after).toEqual([]);
  });

  it('is told from the VM, for now and after its start', () => {
    const [first] = [running({}, { labels: {} })];
    const other = service({ selector: { app: 'other' } }, { name: 'other' });
    const elsewhere = service({}, { namespace: 'prod' });
    const world = worldOf([service(), other, elsewhere, ...first]);
    const [vm] = world.list('VirtualMachine');
    const found = vm ? servicesFor(viewOfObject(world, vm), world.list('Service')) : [];
    expect(found.map(({ key }) => key)).toEqual(['web/shop']);
  });
});

describe('a change of a Service', () => {
  const stored = service({
    clusterIP: '172.30.0.5',
    clusterIPs: ['172.30.0.5'],
    ipFamilies: ['IPv4'],
  });

  it.each([
    [{ clusterIP: 'None' }, ['headless']],
    [{ clusterIP: '172.30.0.6', clusterIPs: ['172.30.0.6'] }, ['clusterIP']],
    [{ ipFamilies: ['IPv6', 'IPv4'] }, ['primaryFamily']],
    [{ ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'PreferDualStack' }, []],
    [{ type: 'NodePort' }, []],
  ])('%j cannot change %j', (changes, expected) => {
    const after = { ...stored, spec: { ...stored.spec, ...changes } };
    expect(immutablesOf(stored, after)).toEqual(expected);
  });

  it('keeps its own node port', () => {
    const own = service({ type: 'NodePort', ports: [{ port: 80, nodePort: 30_080 }] });
    const world = worldOf([own, clusterNetwork()]);
    expect(checkServiceIn(world, structuredClone(own))).toEqual([]);
  });
});
