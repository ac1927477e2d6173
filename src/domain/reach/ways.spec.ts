import { addressRowsOf } from '../addresses/rows';
import type { KubernetesResource } from '../core/resource';
import { bridgeWith } from '../nad/testing/networks';
import { hostNamesOf } from '../vm/interfaces/host-names';
import { viewOf, type VmView } from '../vm/interfaces/view';
import {
  bridgeNic,
  masquerade,
  multus,
  nicStatus,
  podNetwork,
  podOf,
  vmiOf,
  vmOf,
  type VmParts,
} from '../vm/testing/vms';
import { worldOf } from '../world/world';
import { newService, ownSelectorOf, usualPorts } from '../services/form/exposure';
import { guestUserOf, sshServicesOf } from './services';
import { ID_LABEL, podLabelsOf } from '../vm/interfaces/pod-labels';
import { answerOf, nodeAddressOf, waysOf, type Ground } from './ways';

const withUid = (vm: ReturnType<typeof vmOf>) => ({
  ...vm,
  metadata: { ...vm.metadata, uid: 'vm-uid' },
});

const parts: VmParts = {
  networks: [podNetwork, multus('lan-net')],
  interfaces: [masquerade, bridgeNic()],
};
const running = {
  interfaces: [
    nicStatus('default', { infoSource: 'domain' }),
    nicStatus('lan', { ipAddress: '10.7.0.5', ipAddresses: ['10.7.0.5'] }),
  ],
};

const sshServiceFor = (view: VmView, taken: readonly string[]): KubernetesResource =>
  newService({
    namespace: 'default',
    views: [view],
    type: 'NodePort',
    ports: usualPorts.filter(({ name }) => name === 'ssh'),
    services: taken.map((name) => serviceWith({}, { metadata: { name } })),
  });

const serviceWith = (spec: object, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'ssh', namespace: 'default' },
  spec: { selector: { [ID_LABEL]: 'vm' }, ports: [{ port: 2222, targetPort: 22 }], ...spec },
  ...more,
});

const groundOf = (
  {
    vm = withUid(vmOf(parts)),
    vmi = vmiOf({ ...parts, status: running }),
    pod = [] as object[],
  } = {},
  services: KubernetesResource[] = [],
  more: Partial<Ground> = {},
): Ground => {
  const objects = [vm, bridgeWith({}, { name: 'lan-net' }), vmi, ...pod];
  const world = worldOf(objects, { VirtualMachineInstance: 'everywhere' });
  const view = viewOf(world, vm, vmi);
  return {
    view,
    addresses: addressRowsOf(world),
    services: sshServicesOf(view, services),
    isServicesKnown: true,
    mayForward: 'yes',
    nodeAddresses: ['192.0.2.10'],
    hasNames: 'yes',
    names: hostNamesOf(world, 'vm.example.org'),
    user: 'fedora',
    ...more,
  };
};

const shown = (ground: Ground) =>
  waysOf(ground).map((way) => [way.kind, answerOf(way), way.commands.map(({ text }) => text)]);

describe('the ways to a VM', () => {
  it('are open with a command each, or say that it has to be tried', () => {
    expect(shown(groundOf())).toEqual([
      ['virtctl', 'yes', ['virtctl ssh fedora@vm/vm/default']],
      [
        'port-forward',
        'yes',
        [
          'Host vm/*\n  ProxyCommand virtctl port-forward --stdio=true %h %p',
          'ssh fedora@vm/vm/default',
          'virtctl port-forward vm/vm/default 2222:22',
        ],
      ],
      ['service', 'no', []],
      ['direct', 'unknown', ['ssh fedora@10.7.0.5']],
      ['name', 'unknown', ['ssh fedora@lan.vm.default.vm.example.org']],
      ['name', 'unknown', ['ssh fedora@vm.default.vm.example.org']],
    ]);
  });

  it('are closed while the VM does not run', () => {
    const vm = withUid(vmOf(parts));
    const world = worldOf([vm], { VirtualMachineInstance: 'everywhere' });
    const stopped: Ground = {
      ...groundOf(),
      view: viewOf(world, vm, undefined),
      addresses: addressRowsOf(world),
      names: hostNamesOf(world, 'vm.example.org'),
    };
    expect(waysOf(stopped).map(answerOf)).toEqual(['no', 'no', 'no', 'no', 'no']);
    expect(waysOf(stopped).flatMap(({ commands }) => commands)).toEqual([]);
  });

  it('are closed where the list of ports leaves SSH out, or the user has no right', () => {
    const limited = { ...masquerade, ports: [{ port: 80 }] };
    const more = { ...parts, interfaces: [limited, bridgeNic()] };
    const ground = groundOf({
      vm: withUid(vmOf(more)),
      vmi: vmiOf({ ...more, status: running }),
    });
    expect(waysOf(ground).slice(0, 2).map(answerOf)).toEqual(['no', 'no']);
    const listed = {
      ...parts,
      interfaces: [{ ...masquerade, ports: [{ port: 22 }] }, bridgeNic()],
    };
    const open = groundOf({
      vm: withUid(vmOf(listed)),
      vmi: vmiOf({ ...listed, status: running }),
    });
    expect(waysOf(open).slice(0, 2).map(answerOf)).toEqual(['yes', 'yes']);
    expect(
      waysOf(groundOf({}, [], { mayForward: 'no' }))
        .slice(0, 2)
        .map(answerOf),
    ).toEqual(['no', 'no']);
  });

  it.each([
    [{ type: 'LoadBalancer' }, {}, 'no', []],
    [
      { type: 'LoadBalancer' },
      { status: { loadBalancer: { ingress: [{ ip: '192.0.2.9' }] } } },
      'yes',
      ['ssh -p 2222 fedora@192.0.2.9'],
    ],
    [
      { type: 'NodePort', ports: [{ port: 22, nodePort: 30022 }] },
      {},
      'yes',
      ['ssh -p 30022 fedora@192.0.2.10'],
    ],
    [{ clusterIP: '172.30.0.7' }, {}, 'unknown', ['ssh -p 2222 fedora@172.30.0.7']],
  ])('lead through a Service: %j', (spec, more, answer, commands) => {
    const ways = waysOf(groundOf({}, [serviceWith(spec, more)]));
    const [found] = ways.filter(({ kind }) => kind === 'service');
    expect([found && answerOf(found), found?.commands.map(({ text }) => text)]).toEqual([
      answer,
      commands,
    ]);
  });

  it('are not known where Services or settings may not be read', () => {
    const ground = groundOf({}, [], { isServicesKnown: false, hasNames: 'unknown', names: [] });
    const ways = waysOf(ground);
    expect(ways.filter(({ kind }) => kind === 'service').map(answerOf)).toEqual(['unknown']);
    expect(ways.filter(({ kind }) => kind === 'name').map(answerOf)).toEqual(['unknown']);
  });
});

describe('Services for SSH', () => {
  const { view } = groundOf({ pod: [podOf()] });

  it('are those whose selector and port fit', () => {
    const names = (...services: KubernetesResource[]) =>
      sshServicesOf(view, services).map(({ name, isOwn }) => [name, isOwn]);
    const labelled = { ...view, pod: undefined };
    expect(sshServicesOf(labelled, [serviceWith({})])).toHaveLength(1);
    expect(names(serviceWith({ selector: {} }))).toEqual([]);
    expect(names(serviceWith({ selector: { app: 'web' } }))).toEqual([]);
    expect(
      sshServicesOf(labelled, [serviceWith({ ports: [{ port: 22, targetPort: 80 }] })]),
    ).toEqual([]);
    expect(
      sshServicesOf(labelled, [serviceWith({ ports: [{ port: 22, protocol: 'UDP' }] })]),
    ).toEqual([]);
    expect(sshServicesOf(labelled, [serviceWith({ ports: 5 })])).toEqual([]);
  });

  it('go by the labels of the pod, which older versions of KubeVirt did not give', () => {
    expect(podLabelsOf(view).labels[ID_LABEL]).toBeUndefined();
    expect(ownSelectorOf(view)).toBeUndefined();
    const { view: stopped } = groundOf();
    expect(sshServiceFor(stopped, ['ssh'])).toMatchObject({
      metadata: {
        name: 'vm-ssh',
        namespace: 'default',
        ownerReferences: [{ kind: 'VirtualMachine', name: 'vm', uid: 'vm-uid' }],
      },
      spec: { type: 'NodePort', selector: { [ID_LABEL]: 'vm' }, ports: [{ port: 22 }] },
    });
  });

  it('have a name that Kubernetes takes, and that is free', () => {
    const named = (name: string, taken: string[] = []) => {
      const vm = withUid(vmOf({ ...parts, name }));
      const { view: own } = groundOf({ vm, vmi: vmiOf({ ...parts, name }) });
      return sshServiceFor(own, taken).metadata?.name;
    };
    expect(named('1st.vm')).toBe('vm-1st-vm-ssh');
    expect(named('web', ['web-ssh', 'web-ssh-2'])).toBe('web-ssh-3');
    expect(named('a'.repeat(63))).toMatch(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])$/);
  });
});

describe('what stands in commands', () => {
  it('is the user that cloud-init makes', () => {
    const withData = (userData: string) =>
      vmOf({ template: { volumes: [{ name: 'init', cloudInitNoCloud: { userData } }] } });
    expect(guestUserOf(withData('#cloud-config\nuser: cloud-user\npassword: x'))).toBe(
      'cloud-user',
    );
    expect(guestUserOf(withData('#cloud-config\nusers:\n - name: x'))).toBeUndefined();
    expect(guestUserOf(vmOf())).toBeUndefined();
  });

  it('is the external address of a node, else the internal one', () => {
    const node = (...addresses: object[]) => ({ status: { addresses } });
    const inside = { type: 'InternalIP', address: '10.0.0.1' };
    const outside = { type: 'ExternalIP', address: '192.0.2.1' };
    expect(nodeAddressOf(node(inside, outside))).toBe('192.0.2.1');
    expect(nodeAddressOf(node({ type: 'Hostname', address: 'n' }, inside))).toBe('10.0.0.1');
    expect(nodeAddressOf({})).toBeUndefined();
  });
});
