import { parse } from 'yaml';
import { checkObjects } from '../../../domain/checks/testing/check-objects';
import { listAt, recordAt, textAt, valueAt } from '../../../domain/core/resource';
import { bridge, sriov } from '../../../domain/checks/testing/objects';
import extensions from '../../../../console-extensions.json';
import * as templates from './VmTemplates';

const NETWORKS = [
  bridge({}, { name: 'bridge-network', namespace: 'apps' }),
  sriov('openshift.io/nics', { name: 'sriov-network', namespace: 'apps' }),
];

const all = Object.entries(templates);
const CLOUD_INIT_LIMIT = 2048;

const vmOf = (text: string): Record<string, unknown> => {
  const vm = parse(text) as { metadata: object };
  return { ...vm, metadata: { ...vm.metadata, namespace: 'apps' } };
};

const cloudInitOf = (vm: unknown): Record<string, unknown> =>
  listAt(vm, 'spec', 'template', 'spec', 'volumes')
    .map((volume) => recordAt(volume, 'cloudInitNoCloud'))
    .find((source) => Object.keys(source).length > 0) ?? {};

describe.each(all)('the template %s', (_name, text) => {
  const vm = vmOf(text);

  it('has nothing that a rule objects to, alone and in a cluster with its networks', () => {
    const serious = (objects: unknown[]) =>
      checkObjects(objects).filter(({ severity }) => severity !== 'info');
    expect(serious([vm])).toEqual([]);
    expect(serious([vm, ...NETWORKS])).toEqual([]);
  });

  it('keeps to rules that only admission checks: strategy, disks and volumes, sizes', () => {
    expect(vm).not.toHaveProperty('spec.running');
    expect(textAt(vm, 'spec', 'runStrategy')).toBe('Halted');
    const namesOf = (...path: string[]) =>
      listAt(vm, 'spec', 'template', 'spec', ...path).map((entry) => textAt(entry, 'name'));
    expect(namesOf('domain', 'devices', 'disks')).toEqual(namesOf('volumes'));
    expect(namesOf('domain', 'devices', 'interfaces')).toEqual(namesOf('networks'));
    for (const data of Object.values(cloudInitOf(vm))) {
      expect(new TextEncoder().encode(String(data)).length).toBeLessThanOrEqual(CLOUD_INIT_LIMIT);
    }
  });

  it('gives the guest a network configuration that cloud-init reads, without old gateways', () => {
    const networkData = textAt(cloudInitOf(vm), 'networkData');
    if (networkData === undefined) return;
    const network = parse(networkData) as Record<string, unknown>;
    expect(Object.keys(network)).toEqual(['version', 'ethernets']);
    expect(network.version).toBe(2);
    expect(JSON.stringify(network)).not.toMatch(/gateway[46]/);
    for (const ethernet of Object.values(recordAt(network, 'ethernets'))) {
      for (const address of listAt(ethernet, 'addresses')) {
        expect(address).toMatch(/^[0-9a-f:.]+\/\d+$/);
      }
    }
  });
});

it('offers all of them to the console, the masquerade one by default', () => {
  const registered = (extensions as { type: string; properties: Record<string, unknown> }[])
    .filter(({ type }) => type === 'console.yaml-template')
    .map(({ properties }) => [properties.name, valueAt(properties, 'template', '$codeRef')]);
  expect(new Map(registered as [string, string][]).get('default')).toBe('VmTemplates.masquerade');
  expect(registered.map(([, reference]) => reference).sort()).toEqual(
    all.map(([name]) => `VmTemplates.${name}`).sort(),
  );
});
