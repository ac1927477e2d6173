import { exposedModulesOf, extensionsOf } from './manifests.ts';

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

  it('ask for the flag of a kind that others own, and fail where there is none', () => {
    const tab = extensionsOf([found('features/x', { tab: { kind: 'VirtualMachine' } })]).find(
      ({ type }) => type === 'console.tab/horizontalNav',
    );
    expect(tab?.flags).toEqual({ required: ['VM_NETWORKING_VM'] });
    expect(() => extensionsOf([found('features/x', { tab: { kind: 'Pod' } })])).toThrow(/Pod/);
  });
});
