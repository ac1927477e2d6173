import { change, mac, NAMESPACE, nicOn, plug, podNic, running } from '../testing/cluster.ts';

const lan = nicOn('lan', 'office', mac(0x11), { own: '10.1.0.5/24' });

const said = (cluster: ReturnType<typeof running>): string => {
  const { status, reason } = cluster.condition('MigrationRequired', 'vm') ?? {};
  return status === undefined ? '' : `${status} ${reason ?? ''}`;
};

describe('a bridge interface that is plugged in', () => {
  it('waits 15 s, migrates, and is in the pod, the domain and the guest one after the other', () => {
    const cluster = running();
    const before = cluster.vmi('vm').status?.nodeName;
    cluster.edit('vm', plug('new', 'office'));
    cluster.pass(1);
    expect(cluster.vmi('vm').spec.networks?.map(({ name }) => name)).toEqual(['default', 'new']);
    expect(cluster.face('new', 'vm')).toBeUndefined();
    expect(said(cluster)).toBe('False AutoMigrationPending');
    cluster.pass(13);
    expect(said(cluster)).toBe('False AutoMigrationPending');
    cluster.pass(1.5);
    expect(said(cluster)).toBe('True AutoMigrationDueToLiveUpdate');
    const sources = cluster.follow(
      'vmi',
      ({ status }) =>
        status?.interfaces?.find(({ name }) => name === 'new')?.infoSource ?? 'nowhere',
    );
    cluster.pass(60);
    expect(sources).toEqual([
      'nowhere',
      'multus-status',
      'domain, multus-status',
      'domain, guest-agent, multus-status',
    ]);
    expect(said(cluster)).toBe('');
    expect(cluster.vmi('vm').status?.nodeName).not.toBe(before);
    expect(cluster.face('new', 'vm')).toMatchObject({ interfaceName: 'enp2s0', linkState: 'up' });
    expect(cluster.vm('vm').status?.conditions).not.toContainEqual(
      expect.objectContaining({ type: 'RestartRequired' }),
    );
  });

  it('takes others along that follow within the time of grace', () => {
    const cluster = running();
    cluster.edit('vm', plug('new', 'office'));
    cluster.pass(10);
    cluster.edit('vm', plug('other', 'hall'));
    cluster.pass(90);
    const migrations = cluster.simulation.cluster.list('migration', NAMESPACE);
    expect(migrations.map(({ status }) => status?.phase)).toEqual(['Succeeded']);
    expect(cluster.face('other', 'vm')?.infoSource).toBe('domain, guest-agent, multus-status');
  });

  it('waits for somebody to migrate the VM where the rollout strategy is Stage', () => {
    const cluster = running({}, 'Stage');
    cluster.edit('vm', plug('new', 'office'));
    cluster.pass(600);
    expect(said(cluster)).toBe('True AutoMigrationDueToLiveUpdate');
    expect(cluster.simulation.cluster.list('migration')).toEqual([]);
    cluster.put({
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachineInstanceMigration',
      metadata: { namespace: NAMESPACE, name: 'by-hand' },
      spec: { vmiName: 'vm' },
    });
    cluster.pass(60);
    expect(cluster.face('new', 'vm')?.infoSource).toBe('domain, guest-agent, multus-status');
    expect(said(cluster)).toBe('');
  });

  it('goes on by itself when the rollout strategy becomes LiveUpdate', () => {
    const cluster = running({}, 'Stage');
    cluster.edit('vm', plug('new', 'office'));
    cluster.pass(60);
    const [kubeVirt] = cluster.simulation.cluster.list('kubeVirt');
    if (!kubeVirt) throw new Error('no KubeVirt');
    cluster.put({
      ...kubeVirt,
      spec: { configuration: { vmRolloutStrategy: 'LiveUpdate' } },
    });
    cluster.pass(60);
    expect(cluster.face('new', 'vm')?.infoSource).toContain('domain');
  });

  it('never reaches a VM that cannot move', () => {
    const cluster = running({ nics: [{ ...podNic(1), binding: 'bridge' }] });
    expect(cluster.condition('LiveMigratable', 'vm')).toMatchObject({
      status: 'False',
      reason: 'InterfaceNotLiveMigratable',
    });
    cluster.edit('vm', plug('new', 'office'));
    cluster.pass(600);
    expect(cluster.face('new', 'vm')).toBeUndefined();
    expect(cluster.simulation.cluster.list('migration')).toEqual([]);
  });

  it('stays out of the guest when no PCI slot is free', () => {
    const cluster = running({ memoryGi: 1 });
    for (let number = 1; number <= 8; number += 1) {
      cluster.edit('vm', plug(`nic${'x'.repeat(number)}`, 'office'));
    }
    cluster.pass(120);
    const inGuest = cluster
      .vmi('vm')
      .status?.interfaces?.filter(({ infoSource }) => infoSource?.includes('domain'));
    expect(inGuest).toHaveLength(8);
    expect(cluster.events('SyncFailed')).toEqual([
      expect.stringContaining('No more available PCI slots'),
    ]);
  });
});

describe('other changes', () => {
  it('SR-IOV is plugged in without a time of grace, with a virtual function', () => {
    const cluster = running();
    cluster.edit('vm', plug('fast', 'fast', 'sriov'));
    cluster.pass(0);
    expect(said(cluster)).toBe('True AutoMigrationDueToLiveUpdate');
    cluster.pass(60);
    expect(cluster.face('fast', 'vm')?.infoSource).toBe('domain, guest-agent, multus-status');
    expect(cluster.face('fast', 'vm')).not.toHaveProperty('linkState');
    const { targetPod = '' } = cluster.vmi('vm').status?.migrationState ?? {};
    const pod = cluster.simulation.cluster.get('pod', NAMESPACE, targetPod);
    const report = pod?.metadata.annotations?.['k8s.v1.cni.cncf.io/network-status'] ?? '';
    expect(JSON.parse(report)).toContainEqual(
      expect.objectContaining({
        'device-info': {
          type: 'pci',
          version: '1.1.0',
          pci: { 'pci-address': expect.stringMatching(/^0000:3b:/) as string },
        },
      }),
    );
  });

  it('absent takes an interface from the guest at once, from the pod with a migration, then from the VM', () => {
    const cluster = running({ nics: [podNic(0x10), lan] });
    cluster.edit('vm', change('lan', { state: 'absent' }));
    const sources = cluster.follow(
      'vmi',
      ({ status }) => status?.interfaces?.find(({ name }) => name === 'lan')?.infoSource ?? 'gone',
    );
    cluster.pass(2);
    expect(cluster.face('lan', 'vm')).toEqual({
      name: 'lan',
      mac: mac(0x11),
      podInterfaceName: expect.any(String) as string,
      infoSource: 'multus-status',
    });
    expect(cluster.vm('vm').spec.template.spec.networks).toHaveLength(2);
    cluster.pass(60);
    expect(sources).toEqual(['domain, guest-agent, multus-status', 'multus-status', 'gone']);
    const { spec } = cluster.vm('vm').spec.template;
    expect(spec.networks?.map(({ name }) => name)).toEqual(['default']);
    expect(spec.domain.devices.interfaces?.map(({ name }) => name)).toEqual(['default']);
    expect(cluster.vmi('vm').spec.networks?.map(({ name }) => name)).toEqual(['default']);
  });

  it('never says RestartRequired on the way of an unplugging', () => {
    const cluster = running({ nics: [podNic(0x10), lan] });
    const types = cluster.follow('vm', ({ status }) =>
      (status?.conditions ?? []).map(({ type }) => type).join(' '),
    );
    cluster.edit('vm', change('lan', { state: 'absent' }));
    cluster.pass(120);
    expect(types.join(' ')).not.toContain('RestartRequired');
  });

  it('a link goes down and up without a migration', () => {
    const cluster = running({ nics: [podNic(0x10), lan] });
    cluster.edit('vm', change('lan', { state: 'down' }));
    cluster.pass(5);
    expect(cluster.face('lan', 'vm')?.linkState).toBe('down');
    cluster.edit('vm', change('lan', { state: 'up' }));
    cluster.pass(5);
    expect(cluster.face('lan', 'vm')?.linkState).toBe('up');
    expect(said(cluster)).toBe('');
  });

  it('another network reaches the pod by a migration at once', () => {
    const cluster = running({ nics: [podNic(0x10), lan] });
    cluster.edit('vm', (spec) => {
      const [, network] = spec.networks ?? [];
      if (network) network.multus = { networkName: 'hall' };
    });
    cluster.pass(0);
    expect(said(cluster)).toBe('True AutoMigrationDueToLiveUpdate');
    cluster.pass(60);
    const { targetPod = '' } = cluster.vmi('vm').status?.migrationState ?? {};
    const pod = cluster.simulation.cluster.get('pod', NAMESPACE, targetPod);
    expect(pod?.metadata.annotations?.['k8s.v1.cni.cncf.io/network-status']).toContain('test/hall');
    expect(said(cluster)).toBe('');
  });

  it('a model needs a restart, which takes the condition away', () => {
    const cluster = running({ nics: [podNic(0x10), lan] });
    cluster.edit('vm', change('lan', { model: 'e1000e' }));
    cluster.pass(1);
    expect(cluster.vm('vm').status?.conditions).toContainEqual(
      expect.objectContaining({
        type: 'RestartRequired',
        status: 'True',
        message: 'a non-live-updatable field was changed in the template spec',
      }),
    );
    cluster.simulation.cluster.remove(cluster.vmi('vm'));
    cluster.pass(120);
    expect(cluster.vm('vm').status?.conditions).not.toContainEqual(
      expect.objectContaining({ type: 'RestartRequired' }),
    );
    expect(cluster.vmi('vm').spec.domain.devices.interfaces?.[1]?.model).toBe('e1000e');
  });

  it('a change that is taken back needs no restart any more', () => {
    const cluster = running();
    cluster.edit('vm', change('default', { model: 'e1000e' }));
    cluster.pass(1);
    cluster.edit('vm', change('default', { model: 'virtio' }));
    cluster.pass(1);
    expect(cluster.vm('vm').status?.conditions).not.toContainEqual(
      expect.objectContaining({ type: 'RestartRequired' }),
    );
  });
});

describe('a guest without agent', () => {
  it('is known by the hypervisor only', () => {
    const cluster = running({ agent: false, nics: [podNic(0x10), lan] });
    expect(cluster.condition('AgentConnected', 'vm')).toBeUndefined();
    expect(cluster.face('default', 'vm')?.ipAddress).toMatch(/^10\./);
    expect(cluster.face('lan', 'vm')).toMatchObject({ infoSource: 'domain, multus-status' });
    expect(cluster.face('lan', 'vm')).not.toHaveProperty('ipAddress');
    expect(cluster.face('lan', 'vm')).not.toHaveProperty('interfaceName');
  });
});
