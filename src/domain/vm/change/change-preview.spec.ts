import { worldOf } from '../../world/world';
import { clusterSettingsOf } from '../spec/cluster-settings';
import { effectOfEdit, previewOf } from './change-preview';
import { effectLabel, partLabel } from './effect-labels';
import type { InterfaceForm } from '../form/interface-form';
import { newInterface, readInterface, type InterfaceChange } from './interface-change';
import { emptyForm } from '../form/interface-form';
import { bridgeNic, kubeVirt, masquerade, vmiOf, vmOf, type VmParts } from '../testing/vms';

const settings = clusterSettingsOf(worldOf([kubeVirt()]));

/** The preview of an edit, each part with its effect. */
const editing = (
  values: Partial<InterfaceForm>,
  { parts = {}, running = parts }: { parts?: VmParts; running?: VmParts | null } = {},
) => {
  const vm = vmOf(parts);
  const form = { ...(readInterface(vm, 'lan') ?? emptyForm()), ...values };
  const vmi = running ? vmiOf(running) : undefined;
  const preview = previewOf({ kind: 'edit', name: 'lan', form }, { vm, vmi, settings });
  return {
    overall: preview.overall.kind,
    reasons: preview.overall.reasons.map(({ text }) => text),
    parts: preview.parts.map(({ part, effect }) => `${part}: ${effect.kind}`),
  };
};

describe('preview of an edit', () => {
  it.each<[string, Partial<InterfaceForm>, string, string[]]>([
    ['link state', { state: 'down' }, 'live', ['state: live']],
    ['another network', { networkName: 'other' }, 'migration', ['network: migration']],
    ['MAC address', { mac: '02:00:00:00:00:09' }, 'restart', ['mac: restart']],
    ['name', { name: 'lan2' }, 'restart', ['name: restart']],
    ['multiqueue', { multiqueue: true }, 'restart', ['multiqueue: restart']],
    [
      'several at once',
      { state: 'down', networkName: 'other', bootOrder: '3' },
      'restart',
      ['network: migration', 'state: live', 'bootOrder: restart'],
    ],
    ['the same network in full', { networkName: 'default/lan-net' }, 'none', ['network: none']],
    ['nothing', {}, 'none', []],
  ])('%s', (_name, values, overall, parts) => {
    const found = editing(values);
    expect([found.overall, found.parts.sort()]).toEqual([overall, [...parts].sort()]);
  });

  it('says a reason once', () => {
    const { reasons } = editing({ mac: '02:00:00:00:00:09', bootOrder: '3' });
    expect(new Set(reasons).size).toBe(reasons.length);
  });

  it('leaves out what waits for a restart since before', () => {
    const parts = { interfaces: [masquerade, bridgeNic({ macAddress: '02:00:00:00:00:09' })] };
    expect(editing({ state: 'down' }, { parts, running: {} }).overall).toBe('live');
  });

  it('is that of adding where the running VM does not have the interface yet', () => {
    const running = { interfaces: [masquerade] };
    expect(editing({ mac: '02:00:00:00:00:09' }, { running }).overall).toBe('migration');
  });

  it('of a stopped VM is its next start', () => {
    expect(editing({ multiqueue: true }, { running: null }).overall).toBe('nextStart');
    expect(editing({ mac: '02:00:00:00:00:09' }, { running: null }).overall).toBe('nextStart');
  });

  it('refuses what the cluster would, and a name that is taken', () => {
    expect(editing({ name: 'default' })).toMatchObject({ overall: 'refused', parts: [] });
    const sriov = { interfaces: [masquerade, { name: 'lan', sriov: {} }] };
    expect(editing({ state: 'down' }, { parts: sriov }).overall).toBe('refused');
  });
});

describe('preview of another change', () => {
  const previewed = (changeOf: (vm: ReturnType<typeof vmOf>) => InterfaceChange, parts = {}) => {
    const vm = vmOf(parts);
    return previewOf(changeOf(vm), { vm, vmi: vmiOf(parts), settings });
  };
  const adding =
    (values: Partial<InterfaceForm> = {}) =>
    (vm: ReturnType<typeof vmOf>) =>
      ({
        kind: 'add',
        form: { ...newInterface(vm, { kind: 'multus', name: 'new' }, 'bridge'), ...values },
      }) as const;

  it('counts multiqueue, which is of the whole VM', () => {
    expect(previewed(adding()).overall.kind).toBe('migration');
    expect(previewed(adding({ multiqueue: true }))).toMatchObject({
      overall: { kind: 'restart' },
      parts: [{ part: 'multiqueue' }],
    });
  });

  it('keeps the multiqueue of the VM when an interface is added', () => {
    const parts = { devices: { networkInterfaceMultiqueue: true } };
    expect(previewed(adding(), parts)).toMatchObject({ overall: { kind: 'migration' }, parts: [] });
  });

  it('of a removal and of a link has no parts', () => {
    const link: InterfaceChange = { kind: 'link', name: 'lan', state: 'down' };
    expect(previewed(() => link)).toMatchObject({ overall: { kind: 'live' }, parts: [] });
    const remove: InterfaceChange = { kind: 'remove', name: 'default' };
    expect(previewed(() => remove)).toMatchObject({ overall: { kind: 'restart' }, parts: [] });
  });
});

describe('labels', () => {
  it('tell who starts the migration', () => {
    const labels = (['automatic', 'manual', 'unknown'] as const).map((how) =>
      effectLabel({ kind: 'migration', how }),
    );
    expect(new Set(labels).size).toBe(3);
    expect(effectLabel({ kind: 'restart' })).toMatch(/restart/);
  });

  it('name every part', () => {
    expect((['name', 'multiqueue', 'mac'] as const).map(partLabel)).toEqual([
      'Name',
      'Multiqueue',
      'MAC address',
    ]);
  });
});

describe('effect of any edit', () => {
  const effectOn = (after: Partial<VmParts>, vmi = vmiOf()) =>
    effectOfEdit(vmOf(after), { vm: vmOf(), vmi, settings }).kind;

  it('is that of its interfaces', () => {
    expect(effectOn({ interfaces: [masquerade, bridgeNic({ state: 'down' })] })).toBe('live');
    expect(effectOn({ interfaces: [masquerade, bridgeNic({ model: 'e1000e' })] })).toBe('restart');
  });

  it('is a restart where something else of the template changes, and nothing where nothing does', () => {
    expect(effectOn({ templateMetadata: { annotations: { note: 'x' } } })).toBe('restart');
    expect(effectOn({})).toBe('none');
  });
});
