import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { helpFor, helpIndexOf as indexOfText } from '../../src/features/help/helpIndex.ts';
import { linkOf } from '../../src/ui/docs/linkOf.ts';
import { helpIndexOf } from './help-index.ts';
import { modulesOf, readManifests } from './manifests.ts';

const root = path.resolve(__dirname, '../..');
const PAGES = 'docs/pages';
const pages = readdirSync(PAGES).map((file): [string, string] => [
  file,
  readFileSync(`${PAGES}/${file}`, 'utf8'),
]);

/** It shows nothing of its own. */
const WITHOUT = ['Redirect'];

describe('the help', () => {
  it('has a page for whatever is shown', async () => {
    const modules = [...modulesOf(await readManifests(root))];
    const without = modules
      .filter(
        ([, { help, routes, standardPage, tab }]) =>
          help === undefined &&
          (routes !== undefined || standardPage !== undefined || tab !== undefined),
      )
      .map(([name]) => name);
    expect(without).toEqual(WITHOUT);
  });

  it('is found from the path of each page, and has no page that none leads to', async () => {
    const found = await readManifests(root);
    const index = helpIndexOf(root, found);
    for (const { opened, help } of modulesOf(found).values()) {
      if (opened) expect([opened.path, helpFor(index, opened.path)]).toEqual([opened.path, help]);
    }
    expect(index.filter(({ paths }) => paths.length === 0)).toEqual([]);
    expect(indexOfText(JSON.stringify(index))).toEqual(index);
  });

  it.each([
    ['/k8s/ns/web/k8s.cni.cncf.io~v1~NetworkAttachmentDefinition', 'networks'],
    ['/k8s/ns/web/k8s.cni.cncf.io~v1~NetworkAttachmentDefinition/~new/form', 'create-network'],
    ['/k8s/ns/web/k8s.cni.cncf.io~v1~NetworkAttachmentDefinition/blue/yaml', 'networks'],
    ['/k8s/all-namespaces/kubevirt.io~v1~VirtualMachine', 'virtual-machines'],
    ['/k8s/cluster/core~v1~Node/worker-0/vm-networking', 'node-networks'],
    ['/vm-node-networks/map', 'node-networks'],
    ['/vm-node-networks/policies/br1/~edit', 'node-policies'],
    ['/vm-machines/ns/web/db/addresses', 'vm'],
    ['/vm-machines/ns/web/~new', 'create-vm'],
    ['/somewhere/else', undefined],
  ])('for %s is %s', async (pathname, page) => {
    expect(helpFor(helpIndexOf(root, await readManifests(root)), pathname)).toBe(page);
  });

  it('fails where a manifest names a page that is not there', () => {
    const manifest = { modules: { X: { file: 'X', help: 'nothing', routes: [{ path: '/x' }] } } };
    expect(() => helpIndexOf(root, [{ folder: 'features/x', manifest }])).toThrow(/nothing\.md/);
  });

  it('has an index or nothing', () => {
    expect(indexOfText('<html></html>')).toBeUndefined();
    expect(indexOfText('{"page":"x"}')).toBeUndefined();
    expect(indexOfText('[{"page":"x"}]')).toBeUndefined();
  });
});

describe('pages of the help', () => {
  it.each(pages)('%s links to what is there', (_file, text) => {
    for (const [, href = ''] of text.matchAll(/\]\(([^)]+)\)/g)) {
      expect([href, existsSync(path.join(PAGES, href))]).toEqual([href, true]);
      expect(linkOf(href).isOutside).toBe(false);
    }
  });

  const texts = new Set(
    Object.keys(
      JSON.parse(
        readFileSync('locales/en/plugin__vm-networking-console-plugin.json', 'utf8'),
      ) as object,
    ),
  );
  /** Of the console around the pages. */
  const OF_THE_CONSOLE = ['Tours'];

  it.each(pages)('%s names what stands on the pages', (_file, text) => {
    // Bold at the beginning of an item is the subject of the item.
    const names = [...text.replace(/^ *- \*\*[^*]+\*\*/gm, '').matchAll(/\*\*([^*]+)\*\*/g)].map(
      ([, name = '']) => name.replace(/\s+/g, ' '),
    );
    expect(names.filter((name) => !texts.has(name) && !OF_THE_CONSOLE.includes(name))).toEqual([]);
  });

  it.each(pages)(
    '%s says what the page is for, what to do, and what can go wrong',
    (file, text) => {
      expect(text).toMatch(/^# .+\n\n[*A-Z]/);
      expect(text).toMatch(/^## /m);
      if (!['help.md', 'glossary.md'].includes(file))
        expect(text).toContain('## What can go wrong');
    },
  );
});
