import fc from 'fast-check';
import * as codes from '../findings/codes';
import type { Finding } from '../findings/finding';
import { findingOf } from '../findings/report';
import { everything, filterMap } from './filter';
import { foldMap, SHOWN_BY_NAME, standingFor, vmCountOf } from './fold';
import type { MapItem, MapModel } from './items';
import { mapOf } from './model';
import { orderedColumns } from './order';
import * as c from './testing/cluster';
import { linksOf, traceOf } from './trace';

const wired = [
  c.card('eth1', { controller: 'bond0' }),
  c.card('eth2', { controller: 'bond0' }),
  c.card('eth9'),
  c.bond('bond0', ['eth1', 'eth2']),
  c.vlan('bond0', 100),
  c.bridge('br1', ['bond0.100']),
  c.card('eth5'),
  c.ovsBridge('br-dc', ['eth5']),
];
const mappings = { physnet: 'br-dc' };

const names = (items: readonly MapItem[], column?: MapItem['column']): string[] =>
  items
    .filter((item) => column === undefined || item.column === column)
    .map(({ kind, name }) => `${kind} ${name}`);

const itemOf = (model: MapModel, id: string): MapItem => {
  const item = model.items.find((each) => each.id === id);
  if (!item) throw new Error(`no ${id} among ${model.items.map((each) => each.id).join(', ')}`);
  return item;
};

const tracedFrom = (model: MapModel, id: string): string[] =>
  [...traceOf(linksOf(model), id)].sort();

const onVm = (name: string, nic: number): Finding =>
  findingOf(
    codes.nodeOfVmLacksBridge,
    { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', namespace: 'default', name },
    `spec.template.spec.domain.devices.interfaces[${nic}]`,
  );

describe('the map', () => {
  const world = c.clusterOf(
    c.node('n1', { interfaces: wired, mappings }),
    c.node('n2', { interfaces: wired, mappings }),
    c.node('n3', { interfaces: [c.card('eth1')] }),
    c.onBridge('lan', 'br1', { vlan: 7 }),
    c.onMapping('dc', 'physnet'),
    c.onInterface('storage', 'eth9'),
    c.machine('web', ['lan', 'dc'], 'n1'),
    c.machine('idle', ['storage', 'lost']),
  );
  const model = mapOf(world, []);

  it('has each thing once in its column, for all nodes on which it is the same', () => {
    expect(names(model.items, 'link')).toEqual(['bond bond0', 'vlan bond0.100']);
    expect(names(model.items, 'network')).toEqual([
      'network dc',
      'network lan',
      'network lost',
      'network storage',
    ]);
    expect(itemOf(model, 'linux-bridge/br1').nodes).toEqual(['n1', 'n2']);
    // On the third node it leads nowhere, as on the others it does, and is another one all the same.
    expect(model.items.filter(({ name }) => name === 'eth1').map(({ nodes }) => nodes)).toEqual([
      ['n1', 'n2', 'n3'],
    ]);
    // The bridge of a mapping stands in the mapping.
    expect(names(model.items, 'bridge')).toEqual([
      'linux-bridge br1',
      'linux-bridge br1',
      'mapping physnet',
      'mapping physnet',
    ]);
  });

  it('leads from a card to the interface of a VM, and back', () => {
    expect(tracedFrom(model, 'vm/default/web/nic-0')).toEqual(
      [
        'ethernet/eth1',
        'ethernet/eth2',
        'bond/bond0',
        'vlan/bond0.100',
        'linux-bridge/br1',
        'network default/lan',
        'vm/default/web/nic-0',
      ].sort(),
    );
    expect(tracedFrom(model, 'ethernet/eth5')).toEqual(
      ['ethernet/eth5', 'mapping/physnet', 'network default/dc', 'vm/default/web/nic-1'].sort(),
    );
    expect(tracedFrom(model, 'no such')).toEqual([]);
  });

  it('draws what is not there, and networks that do not exist', () => {
    expect(itemOf(model, 'absent linux-bridge/br1')).toMatchObject({
      state: 'absent',
      nodes: ['n3'],
    });
    expect(itemOf(model, 'network default/lost')).toMatchObject({ state: 'error' });
    expect(tracedFrom(model, 'absent linux-bridge/br1')).not.toContain('vm/default/web/nic-0');
  });

  it('says nothing of findings before rules were asked', () => {
    const early = mapOf(world, undefined);
    expect(itemOf(early, 'vm/default/web/nic-0').state).toBe('unknown');
    expect(itemOf(model, 'vm/default/web/nic-0').state).toBe('fine');
  });

  it('puts a finding where it belongs', () => {
    const onPolicy = findingOf(
      codes.nodeOfVmLacksBridge,
      {
        apiVersion: 'nmstate.io/v1',
        kind: 'NodeNetworkConfigurationPolicy',
        name: 'make',
      },
      'spec',
    );
    const onNad = findingOf(
      codes.noNodeHasBridge,
      {
        apiVersion: 'k8s.cni.cncf.io/v1',
        kind: 'NetworkAttachmentDefinition',
        namespace: 'default',
        name: 'dc',
      },
      'spec.config',
    );
    const other = findingOf(
      codes.noNodeHasBridge,
      {
        apiVersion: 'hco.kubevirt.io/v1',
        kind: 'HyperConverged',
        namespace: 'cnv',
        name: 'hco',
      },
      'spec',
    );
    const found = mapOf(c.clusterOf([...world.objects], c.bridgePolicy('make', 'br1')), [
      onVm('web', 1),
      onPolicy,
      onNad,
      other,
    ]);
    expect(itemOf(found, 'vm/default/web/nic-0').findings).toEqual([]);
    expect(itemOf(found, 'vm/default/web/nic-1').findings).toEqual([onVm('web', 1)]);
    expect(itemOf(found, 'linux-bridge/br1').findings).toEqual([onPolicy]);
    expect(itemOf(found, 'network default/dc').findings).toEqual([onNad]);
    expect(found.elsewhere).toEqual([other]);
  });

  it('concludes nothing of nodes that may not be seen', () => {
    const blind = mapOf(
      {
        ...c.clusterOf(c.onBridge('lan', 'br1'), c.machine('web', ['lan', 'far/away'])),
        isKnown: () => false,
      },
      [],
    );
    expect(itemOf(blind, 'unknown linux-bridge/br1').state).toBe('unknown');
    expect(itemOf(blind, 'network far/away').state).toBe('unknown');
    expect(blind.nodeCount).toBe(0);
  });

  it('tells two wirings of a bridge apart, and a card that is down', () => {
    const split = mapOf(
      c.clusterOf(
        c.node('n1', {
          interfaces: [c.card('eth1', { controller: 'br1' }), c.bridge('br1', ['eth1'])],
        }),
        c.node('n2', {
          interfaces: [
            c.card('eth1', { controller: 'br1', state: 'down' }),
            c.bridge('br1', ['eth1']),
          ],
        }),
        c.onBridge('lan', 'br1'),
      ),
      [],
    );
    const cards = split.items.filter(({ name }) => name === 'eth1');
    expect(cards.map(({ state, nodes }) => [state, nodes])).toEqual([
      ['fine', ['n1']],
      ['warning', ['n2']],
    ]);
    const [first] = cards;
    expect(
      tracedFrom(split, first?.id ?? '').filter((id) => id.startsWith('linux-bridge')),
    ).toEqual(['linux-bridge/br1']);
  });

  it('leads from the card of virtual functions to a network of devices', () => {
    const found = mapOf(
      c.clusterOf(
        c.node('n1', { interfaces: [c.card('ens1f0')], resources: { 'openshift.io/cams': '4' } }),
        c.node('n2', { interfaces: [c.card('ens1f0')] }),
        c.onDevices('cams', 'openshift.io/cams'),
        {
          apiVersion: 'sriovnetwork.openshift.io/v1',
          kind: 'SriovNetworkNodePolicy',
          metadata: { name: 'cams', namespace: 'ops' },
          spec: { resourceName: 'cams', nicSelector: { pfNames: ['ens1f0#0-3'] } },
        },
      ),
      [],
    );
    expect(tracedFrom(found, 'network default/cams')).toEqual(
      [
        'absent resource/openshift.io/cams',
        'ethernet/ens1f0',
        'network default/cams',
        'resource/openshift.io/cams',
      ].sort(),
    );
  });

  it('is ordered by what is wrong, with the pod network last', () => {
    const found = mapOf(world, [onVm('web', 1)]);
    const { network, vm } = orderedColumns(found, linksOf(found));
    expect(names(network).slice(0, 2)).toEqual(['network dc', 'network lost']);
    expect(vm[0]?.nic).toBe('nic-1');
  });

  describe('filtered', () => {
    const left = (filter: Partial<typeof everything>) =>
      filterMap(model, { ...everything, ...filter });

    it('by a VM shows its way and its node alone', () => {
      const found = left({ vms: ['default/web'] });
      expect(names(found.items, 'network')).toEqual(['network dc', 'network lan']);
      expect(itemOf(found, 'linux-bridge/br1').nodes).toEqual(['n1']);
      expect(found.items.map(({ id }) => id)).not.toContain('absent linux-bridge/br1');
    });

    it('by a network shows all that is on it and all that it stands on', () => {
      const found = left({ networks: ['default/lan'] });
      expect(names(found.items, 'network')).toEqual(['network lan']);
      expect(names(found.items, 'vm')).toEqual(['vm default/web']);
      expect(names(found.items, 'uplink')).toEqual(['ethernet eth1', 'ethernet eth2']);
      expect(found.items.map(({ id }) => id)).toContain('absent linux-bridge/br1');
    });

    it('by a node shows what is there', () => {
      const found = left({ nodes: ['n3'] });
      expect(names(found.items, 'vm')).toEqual([]);
      expect(names(found.items, 'uplink')).toEqual(['ethernet eth1', 'interface eth9']);
    });

    it('by a namespace without anything shows nothing', () => {
      expect(left({ namespaces: ['elsewhere'] }).items).toEqual([]);
    });

    it('by state and by part of a name keeps the way to the wire', () => {
      expect(names(left({ states: ['error'] }).items)).toEqual(['network lost', 'vm default/idle']);
      expect(names(left({ text: 'BOND0.1' }).items, 'vm')).toEqual(['vm default/web']);
      expect(names(left({ text: 'bond0.1' }).items, 'uplink')).toEqual([
        'ethernet eth1',
        'ethernet eth2',
      ]);
    });
  });
});

describe('a map that is folded', () => {
  it('shows ten by name, and of more how many, with each that has a finding', () => {
    const machines = (count: number) =>
      Array.from({ length: count }, (_unused, index) => c.machine(`vm${index}`, ['lan'], 'n1'));
    const few = mapOf(c.clusterOf(c.onBridge('lan', 'br1'), ...machines(SHOWN_BY_NAME)), []);
    expect(foldMap(few).items.filter(({ column }) => column === 'vm')).toHaveLength(10);
    const many = mapOf(c.clusterOf(c.onBridge('lan', 'br1'), ...machines(14)), [
      onVm('vm3', 0),
      onVm('vm5', 0),
    ]);
    const folded = foldMap(many);
    const vms = folded.items.filter(({ column }) => column === 'vm');
    expect(vms.map(({ name, members }) => [name, members.length])).toEqual([
      ['', 12],
      ['default/vm3', 0],
      ['default/vm5', 0],
    ]);
    expect(vmCountOf(vms)).toBe(14);
    expect(standingFor(folded, 'vm/default/vm7/nic-0')?.members).toHaveLength(12);
    expect(standingFor(folded, 'vm/default/vm3/nic-0')?.name).toBe('default/vm3');
    expect(standingFor(folded, 'gone')).toBeUndefined();
  });

  it('folds networks on the same bridge, and their VMs with them', () => {
    const networks = Array.from({ length: 12 }, (_unused, index) => `net${index}`);
    const model = mapOf(
      c.clusterOf(
        c.node('n1', { interfaces: wired }),
        ...networks.map((name) => c.onBridge(name, 'br1')),
        ...networks.map((name) => c.machine(`vm-${name}`, [name], 'n1')),
      ),
      [],
    );
    const folded = foldMap(model);
    expect(folded.items.filter(({ column }) => column === 'network')).toHaveLength(1);
    expect(folded.items.filter(({ column }) => column === 'vm')).toHaveLength(1);
    const [vms] = folded.items.filter(({ column }) => column === 'vm');
    expect(tracedFrom(folded, vms?.id ?? '')).toContain('ethernet/eth1');
  });

  const vmCases = fc.array(
    fc.record({
      networks: fc.subarray(['lan', 'dc', 'net0', 'net1', 'lost'], { minLength: 1 }),
      node: fc.option(fc.constantFrom('n1', 'n2', 'n3'), { nil: undefined }),
      isBroken: fc.boolean(),
    }),
    { maxLength: 40 },
  );
  const models = fc
    .record({
      machines: vmCases,
      networks: fc.nat(15),
      second: fc.constantFrom(
        wired,
        [c.card('eth1')],
        [c.card('eth1', { state: 'down' }), c.bridge('br1', ['eth1'])],
      ),
    })
    .map(({ machines, networks, second }) => {
      const findings = machines.flatMap(({ isBroken }, index) =>
        isBroken ? [onVm(`vm${index}`, 0)] : [],
      );
      const model = mapOf(
        c.clusterOf(
          c.node('n1', { interfaces: wired, mappings }),
          c.node('n2', { interfaces: second }),
          c.node('n3', { isSilent: true }),
          c.onBridge('lan', 'br1'),
          c.onMapping('dc', 'physnet'),
          ...Array.from({ length: networks }, (_unused, index) => c.onBridge(`net${index}`, 'br1')),
          ...machines.map(({ networks: on, node }, index) => c.machine(`vm${index}`, on, node)),
        ),
        findings,
      );
      return { model, findings };
    });

  it('loses no item, no node and no finding', () => {
    fc.assert(
      fc.property(models, ({ model, findings }) => {
        const folded = foldMap(model);
        const shown = folded.items.flatMap((item) =>
          item.members.length > 0 ? item.members : [item],
        );
        expect(shown.map(({ id }) => id).sort()).toEqual(model.items.map(({ id }) => id).sort());
        const told = new Set(folded.items.flatMap((item) => item.findings));
        for (const finding of findings) expect(told).toContain(finding);
        for (const item of folded.items) {
          for (const { nodes } of item.members) {
            if (item.nodes.length > 0)
              expect(item.nodes).toEqual(expect.arrayContaining([...nodes]));
          }
        }
      }),
    );
  });

  it('never hides an error: what stands for one is one', () => {
    fc.assert(
      fc.property(models, ({ model }) => {
        const folded = foldMap(model);
        for (const { id, state } of model.items) {
          if (state === 'error' || state === 'warning') {
            expect(standingFor(folded, id)?.state).toBe(state);
          }
        }
      }),
    );
  });

  it('finds the same way from both ends', () => {
    fc.assert(
      fc.property(models, ({ model }) => {
        for (const each of [model, foldMap(model)]) {
          const links = linksOf(each);
          const traces = new Map(each.items.map(({ id }) => [id, traceOf(links, id)]));
          for (const [id, trace] of traces) {
            expect(trace.has(id)).toBe(true);
            for (const other of trace) expect(traces.get(other)?.has(id)).toBe(true);
          }
        }
      }),
    );
  });

  it('has no item twice, and connects only what is there', () => {
    fc.assert(
      fc.property(models, ({ model }) => {
        for (const each of [
          model,
          foldMap(model),
          filterMap(model, { ...everything, text: '1' }),
        ]) {
          const ids = new Set(each.items.map(({ id }) => id));
          expect(ids.size).toBe(each.items.length);
          for (const { from, to } of each.edges) {
            expect(ids.has(from) && ids.has(to)).toBe(true);
          }
        }
      }),
    );
  });
});
