import { worldOf } from '../../world/world';
import { clusterSettingsOf } from '../spec/cluster-settings';
import { interfaceStateOf, interfacePhases, interfacePhaseLabel } from './interface-state';
import { interfaceRowsOf } from '../interfaces/interfaces';
import {
  bridgeNic,
  conditions,
  kubeVirt,
  masquerade,
  multus,
  nicStatus,
  podNetwork,
  podNic,
  podOf,
  primaryNic,
  vmiOf,
  vmOf,
  type VmParts,
} from '../testing/vms';

const live = clusterSettingsOf(worldOf([kubeVirt()]));
const stage = clusterSettingsOf(worldOf([kubeVirt({ vmRolloutStrategy: 'Stage' })]));

interface Case {
  vm?: VmParts;
  vmi?: VmParts | null;
  pod?: unknown[] | null;
  settings?: typeof live;
  name?: string;
}

const stateIn = ({ vm, vmi = {}, pod, settings = live, name = 'lan' }: Case) => {
  const sources = {
    vm: vmOf(vm),
    vmi: vmi ? vmiOf(vmi) : undefined,
    pod: pod === null ? undefined : podOf(pod),
    settings,
  };
  const row = interfaceRowsOf(sources).rows.find((each) => each.name === name);
  if (!row) throw new Error(name);
  return interfaceStateOf(row, sources);
};

const shortOf = (given: Case): string => {
  const { phase, need, pending } = stateIn(given);
  return [
    phase,
    ...(need ? [need.kind === 'migration' ? `migration ${need.status}` : need.kind] : []),
    ...pending.map(({ property, effect }) => `${property}:${effect.kind}`),
  ].join(' ');
};

const statusWith = (lan: object | undefined, more: Record<string, unknown> = {}): VmParts => ({
  status: {
    interfaces: [nicStatus('default'), ...(lan ? [nicStatus('lan', { ...lan })] : [])],
    ...more,
  },
});

const alone = (status: Record<string, unknown> = {}): VmParts => ({
  interfaces: [masquerade],
  networks: [podNetwork],
  ...statusWith(undefined, status),
});
const absent: VmParts = { interfaces: [masquerade, bridgeNic({ state: 'absent' })] };
const onlyPrimary = [primaryNic];
const stuck = {
  conditions: conditions(['LiveMigratable', 'False', { reason: 'DisksNotLiveMigratable' }]),
};
const moving = { migrationState: { startTimestamp: '2026-01-01T00:00:00Z', targetNode: 'node-2' } };
const announced = {
  conditions: conditions(['MigrationRequired', 'False', { reason: 'AutoMigrationPending' }]),
};

describe('interfaceStateOf', () => {
  it.each<[string, string, Case]>([
    ['no instance', 'stopped', { vmi: null }],
    ['an instance that is over', 'stopped', { vmi: { status: { phase: 'Succeeded' } } }],
    ['an instance that starts', 'starting', { vmi: { status: { phase: 'Scheduling' } } }],
    ['everything there', 'seenInGuest', {}],
    ['no guest agent', 'inDomain', { vmi: statusWith({ infoSource: 'domain, multus-status' }) }],
    ['an old version', 'seenInGuest', { vmi: statusWith({ infoSource: undefined }) }],
    [
      'an old version without guest agent',
      'inDomain',
      { vmi: statusWith({ infoSource: undefined, interfaceName: undefined }) },
    ],
    ['the pod only', 'attachedToPod', { vmi: statusWith({ infoSource: 'multus-status' }) }],
    ['the pod only, by its own word', 'attachedToPod', { vmi: statusWith(undefined) }],
    [
      'a request that has come as far as the instance',
      'requested migration automatic',
      { vmi: statusWith(undefined), pod: onlyPrimary },
    ],
    [
      'a request in the VM only',
      'requested migration automatic',
      { vmi: alone(), pod: onlyPrimary },
    ],
    [
      'a request where nothing migrates',
      'requested migration manual',
      { vmi: alone(), pod: onlyPrimary, settings: stage },
    ],
    [
      'a request in an unknown cluster',
      'requested migration unknown',
      { vmi: alone(), pod: onlyPrimary, settings: clusterSettingsOf(worldOf([])) },
    ],
    [
      'a migration that is announced, in an unknown cluster',
      'requested migration automatic',
      {
        vmi: alone(announced),
        pod: onlyPrimary,
        settings: clusterSettingsOf(worldOf([])),
      },
    ],
    [
      'a migration on its way',
      'requested migration running',
      { vmi: statusWith(undefined, moving), pod: onlyPrimary },
    ],
    [
      'a VM that cannot migrate',
      'requested migration blocked',
      { vmi: statusWith(undefined, stuck), pod: onlyPrimary },
    ],
    [
      'a request in a VM that cannot migrate',
      'requested migration blocked',
      { vmi: alone(stuck), pod: onlyPrimary },
    ],
    [
      'a request for a binding plugin',
      'requested nextStart',
      {
        vm: { interfaces: [masquerade, { name: 'lan', binding: { name: 'x' } }] },
        vmi: alone(),
        pod: onlyPrimary,
      },
    ],
    [
      'a request for the pod network',
      'requested restart',
      {
        vm: alone(),
        vmi: {
          interfaces: [bridgeNic()],
          networks: [multus()],
          status: { interfaces: [nicStatus('lan')] },
        },
        name: 'default',
        pod: [],
      },
    ],
    ['marked absent', 'markedAbsent', { vm: absent, vmi: absent }],
    ['marked absent in the VM only', 'markedAbsent state:live', { vm: absent }],
    [
      'marked absent in an old VM',
      'markedAbsent restart state:restart',
      { vm: absent, vmi: statusWith({ podInterfaceName: 'net1' }) },
    ],
    [
      'absent, still in the pod',
      'detached migration automatic',
      { vm: absent, vmi: { ...absent, ...statusWith({ infoSource: 'multus-status' }) } },
    ],
    [
      'absent everywhere',
      'gone',
      { vm: absent, vmi: { ...absent, ...statusWith(undefined) }, pod: onlyPrimary },
    ],
    ['deleted from the VM', 'removed restart', { vm: alone() }],
    [
      'another network in the VM',
      'seenInGuest migration automatic network:migration',
      { vm: { networks: [podNetwork, multus('new')] } },
    ],
    [
      'another network in a VM that cannot migrate',
      'seenInGuest restart network:restart',
      { vm: { networks: [podNetwork, multus('new')] }, vmi: { status: { ...stuck } } },
    ],
    [
      'another network in the instance than in the pod',
      'seenInGuest migration automatic',
      {
        vm: { networks: [podNetwork, multus('new')] },
        vmi: { networks: [podNetwork, multus('new')] },
      },
    ],
    [
      'another model',
      'seenInGuest restart model:restart',
      { vm: { interfaces: [masquerade, bridgeNic({ model: 'igb' })] } },
    ],
    [
      'link and model',
      'seenInGuest restart model:restart state:live',
      { vm: { interfaces: [masquerade, bridgeNic({ model: 'igb', state: 'down' })] } },
    ],
    [
      'the link',
      'seenInGuest state:live',
      { vm: { interfaces: [masquerade, bridgeNic({ state: 'down' })] } },
    ],
    [
      'a paused VM',
      'seenInGuest restart model:restart',
      {
        vm: {
          interfaces: [masquerade, bridgeNic({ model: 'igb' })],
          status: { printableStatus: 'Paused' },
        },
      },
    ],
    ['a VM that migrates', 'seenInGuest', { vmi: { status: { ...moving } } }],
    [
      'an SR-IOV interface without name in the guest',
      'inDomain',
      {
        vm: { interfaces: [masquerade, { name: 'lan', sriov: {} }] },
        vmi: {
          interfaces: [masquerade, { name: 'lan', sriov: {} }],
          ...statusWith({ interfaceName: undefined, infoSource: 'domain, multus-status' }),
        },
      },
    ],
  ])('%s: %s', (_title, expected, given) => {
    expect(shortOf(given)).toBe(expected);
  });

  it('takes the status of an unnamed guest interface for nothing', () => {
    const vmi = statusWith(undefined);
    const interfaces = vmi.status?.interfaces as object[];
    interfaces.push({ interfaceName: 'docker0', infoSource: 'guest-agent' });
    expect(stateIn({ vmi, pod: [primaryNic, podNic('default/lan-net')] }).phase).toBe(
      'attachedToPod',
    );
  });

  it('has a text for each phase', () => {
    expect(new Set(interfacePhases.map(interfacePhaseLabel)).size).toBe(interfacePhases.length);
  });
});
