import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  ofPerspective,
  ordered,
  type NavItem,
  type NavProperties,
} from '../../standalone/host/shell/navigation.ts';
import { cardsTextOf, exposedModulesOf, extensionsOf, readManifests } from './manifests.ts';

const found = (folder: string, module: object, more: object = {}) => ({
  folder,
  manifest: { modules: { ThingPage: { file: 'ThingPage', ...module } }, ...more },
});

describe('manifests of features', () => {
  it('become exposed modules, and no two take one name', () => {
    const one = found('features/things', {});
    expect(exposedModulesOf([one])).toEqual({ ThingPage: './features/things/ThingPage' });
    expect(() => exposedModulesOf([one, found('features/others', {})])).toThrow(/ThingPage/);
  });

  it('put an entry into the section of each perspective, in the order of their positions', () => {
    const things = found(
      'features/things',
      {},
      {
        navigation: [{ id: 'things', name: 'Things', href: '/things', position: 2 }],
      },
    );
    const first = {
      folder: 'features/first',
      manifest: {
        modules: {},
        navigation: [{ id: 'first', name: 'First', href: '/first', position: 1 }],
      },
    };
    const entries = extensionsOf([things, first])
      .filter(({ type }) => type === 'console.navigation/href')
      .map(({ properties: { perspective, section, href } }) => [perspective, section, href]);
    expect(entries).toEqual([
      [undefined, 'vm-networking', '/first'],
      [undefined, 'vm-networking', '/things'],
      ['virtualization-perspective', 'vm-networking-virtualization', '/first'],
      ['virtualization-perspective', 'vm-networking-virtualization', '/things'],
    ]);
  });

  it('leave list, details and creation of a kind to one plugin, and wait for no flag', () => {
    const pages = (['list', 'details', 'create'] as const).flatMap((page) =>
      extensionsOf([
        found('features/x', { standardPage: { kind: 'NetworkAttachmentDefinition', page } }),
      ]).filter(({ properties }) => 'component' in properties),
    );
    expect(pages.map(({ type }) => type)).toEqual([
      'console.page/resource/list',
      'console.page/resource/details',
      'console.resource/create',
    ]);
    for (const { flags } of pages) expect(flags).toEqual({ disallowed: ['NET_ATTACH_DEF'] });
    const vm = extensionsOf([
      found('features/x', { standardPage: { kind: 'VirtualMachine', page: 'list' } }),
    ]).find(({ type }) => type === 'console.page/resource/list');
    expect(vm?.flags).toBeUndefined();
  });

  it('ask for the flag of a kind that others own, and fail where there is none', () => {
    const tab = extensionsOf([found('features/x', { tab: { kind: 'VirtualMachine' } })]).find(
      ({ type }) => type === 'console.tab/horizontalNav',
    );
    expect(tab?.flags).toEqual({ required: ['VM_NETWORKING_VM'] });
    expect(() => extensionsOf([found('features/x', { tab: { kind: 'Pod' } })])).toThrow(/Pod/);
  });
});

describe('cards of the overview', () => {
  const card = (id: string, position: number) =>
    found(
      `features/${id}`,
      {},
      {
        cards: [
          {
            id,
            title: `The "${id}"`,
            file: 'overview/Card',
            row: 'state',
            position,
            audience: 'all',
          },
        ],
      },
    );

  it('are imported from the folders of their features, in the order of their positions', () => {
    const text = cardsTextOf([card('second', 2), card('first', 1)]);
    expect(text.match(/import\("[^"]+"\)/g)).toEqual([
      'import("../../features/first/overview/Card")',
      'import("../../features/second/overview/Card")',
    ]);
    expect(text).toContain('title: msg("The \\"first\\"")');
  });

  it('have names of their own', () => {
    expect(() => cardsTextOf([card('one', 1), card('one', 2)])).toThrow(/card one/);
  });

  it('are files that are there', async () => {
    const root = path.resolve(__dirname, '../..');
    const all = (await readManifests(root)).flatMap(({ folder, manifest }) =>
      (manifest.cards ?? []).map(({ file }) => path.join(root, 'src', folder, `${file}.tsx`)),
    );
    expect(all).not.toHaveLength(0);
    expect(all.filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe('the section of this plugin', () => {
  const item = (properties: NavProperties): NavItem => ({
    type: 'console.navigation/section',
    uid: properties.id,
    properties,
  });
  const idsOf = (items: readonly NavItem[]): string[] => ordered(items).map(({ uid }) => uid);

  // The entries that kubevirt-plugin has in its perspective, as far as they matter for the order.
  const perspective = 'virtualization-perspective';
  const kubevirt = [
    { id: 'virtualmachines-virt-perspective' },
    { id: 'templates-virt-perspective', insertAfter: 'virtualmachines-virt-perspective' },
    { id: 'migration-virt-perspective' },
    { id: 'networking-virt-perspective', insertAfter: 'migration-virt-perspective' },
    { id: 'storage-virt-perspective' },
  ].map((properties) => item({ ...properties, perspective }));

  const ours = async (): Promise<NavItem[]> => {
    const found = await readManifests(path.resolve(__dirname, '../..'));
    const sections = extensionsOf(found)
      .filter(({ type }) => type === 'console.navigation/section')
      .map(({ properties }) => item(properties as unknown as NavProperties));
    return ofPerspective(sections, perspective);
  };

  it('comes after Networking of the virtualization perspective, whichever plugin is first', async () => {
    const behind = ['networking-virt-perspective', 'vm-networking-virtualization'];
    for (const items of [
      [...(await ours()), ...kubevirt],
      [...kubevirt, ...(await ours())],
    ]) {
      const ids = idsOf(items);
      expect(ids[0]).toBe('virtualmachines-virt-perspective');
      expect(ids.slice(ids.indexOf(behind[0] ?? ''))).toEqual([
        ...behind,
        'storage-virt-perspective',
      ]);
    }
  });

  it('comes after VirtualMachines where there is no such section', async () => {
    const [machines] = kubevirt;
    if (!machines) throw new Error('There are no entries');
    expect(idsOf([...(await ours()), machines])).toEqual([
      'virtualmachines-virt-perspective',
      'vm-networking-virtualization',
    ]);
  });
});
