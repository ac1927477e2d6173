import { readdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ConsoleRemotePluginOptions } from '@openshift-console/dynamic-plugin-sdk-webpack';
import type { KindName } from '../../src/domain/world/kinds.ts';
import { models } from '../../src/k8s/models.ts';
import type { ExposedModule, FeatureManifest } from '../../src/manifest/feature.ts';

type EncodedExtension = NonNullable<ConsoleRemotePluginOptions['extensions']>[number];

const NAMESPACE = 'plugin__vm-networking-console-plugin';
const SECTION = 'vm-networking';

/** Where features and what composes them lie; each folder with a manifest counts. */
const PLACES = ['src/features', 'src/pages'];

interface Found {
  /** Folder of the manifest, from `src/`. */
  folder: string;
  manifest: FeatureManifest;
}

/** Reads the manifests of all features and pages, in the order of their folders. */
export const readManifests = async (root: string): Promise<Found[]> => {
  const folders = PLACES.flatMap((place) =>
    readdirSync(path.join(root, place))
      .sort()
      .map((name) => `${place}/${name}`),
  ).filter((folder) => existsSync(path.join(root, folder, 'manifest.ts')));
  return Promise.all(
    folders.map(async (folder) => {
      const file = pathToFileURL(path.join(root, folder, 'manifest.ts')).href;
      const { manifest } = (await import(file)) as { manifest: FeatureManifest };
      return { folder: folder.replace(/^src\//, ''), manifest };
    }),
  );
};

/** All exposed modules by name, with their files from `src/`. A name that two features take is an error. */
export const modulesOf = (found: readonly Found[]): Map<string, ExposedModule> => {
  const modules = new Map<string, ExposedModule>();
  for (const { folder, manifest } of found) {
    for (const [name, module] of Object.entries(manifest.modules)) {
      if (modules.has(name)) throw new Error(`Two features expose a module ${name}`);
      modules.set(name, { ...module, file: `${folder}/${module.file}` });
    }
  }
  return modules;
};

/** As the console's webpack plugin wants them: name to file, from `src/`. */
export const exposedModulesOf = (found: readonly Found[]): Record<string, string> =>
  Object.fromEntries([...modulesOf(found)].map(([name, { file }]) => [name, `./${file}`]));

/** Flags that are set where the cluster serves a kind; tabs on the pages of other plugins need one. */
const flags: Partial<Record<KindName, string>> = {
  NetworkAttachmentDefinition: 'VM_NETWORKING_NAD',
  VirtualMachine: 'VM_NETWORKING_VM',
  Node: 'VM_NETWORKING_NODE',
};

const perspectives = [
  { suffix: '', properties: {}, place: { insertAfter: 'networking' } },
  {
    suffix: '-virtualization',
    properties: { perspective: 'virtualization-perspective' },
    // kubevirt-plugin's own entries; an unplaced one stands where its plugin comes in the console's order.
    place: { insertAfter: ['networking-virt-perspective', 'virtualmachines-virt-perspective'] },
  },
];

const translated = (text: string): string => `%${NAMESPACE}~${text}%`;

export const modelOf = (kind: KindName) => {
  const { apiGroup = '', apiVersion, kind: name } = models[kind];
  return { group: apiGroup, version: apiVersion, kind: name };
};

/** A kind that every cluster has; the tab on its pages is for clusters that have the other one. */
const shownWith: Partial<Record<KindName, KindName>> = { Service: 'VirtualMachine' };

const requiring = (kind: KindName) => {
  const flag = flags[shownWith[kind] ?? kind];
  if (flag === undefined) throw new Error(`There is no flag for ${kind}: add one`);
  return { flags: { required: [flag] } };
};

/** What steps of tours point at: the same in each perspective, as only one of them is shown. */
const highlightedAs = (id: string) => ({ 'data-quickstart-id': `qs-nav-${id}` });

const flagExtensions = (): EncodedExtension[] =>
  (Object.keys(flags) as KindName[]).map((kind) => ({
    type: 'console.flag/model',
    properties: { flag: flags[kind], model: modelOf(kind) },
  }));

const navigationExtensions = (found: readonly Found[]): EncodedExtension[] => {
  const entries = found
    .flatMap(({ manifest }) => manifest.navigation ?? [])
    .sort((a, b) => a.position - b.position);
  return perspectives.flatMap(({ suffix, properties, place }) => [
    {
      type: 'console.navigation/section',
      properties: {
        id: `${SECTION}${suffix}`,
        ...properties,
        name: translated('VM networking'),
        dataAttributes: highlightedAs(SECTION),
        ...place,
      },
    },
    ...entries.map(({ id, name, href, alsoMarks, isOfCluster }) => ({
      type: 'console.navigation/href',
      properties: {
        id: `${SECTION}-${id}${suffix}`,
        ...properties,
        section: `${SECTION}${suffix}`,
        name: translated(name),
        href,
        dataAttributes: highlightedAs(`${SECTION}-${id}`),
        ...(isOfCluster ? {} : { namespaced: true }),
        ...(alsoMarks ? { startsWith: alsoMarks } : {}),
      },
    })),
  ]);
};

const pageTypes = {
  list: 'console.page/resource/list',
  details: 'console.page/resource/details',
  create: 'console.resource/create',
};

/**
 * A flag that another plugin sets as soon as it is there, whose pages for the kind then stand instead of
 * ours: list, details and creation alike. Its own pages ask for more flags, each for others, so that the
 * first page registered would not be from the same plugin for all of them. No flag is required of ours: it
 * would be set only after the console has shown a page of its own.
 */
const owners: Partial<Record<KindName, string>> = {
  // networking-console-plugin. Routes of kubevirt-plugin go before pages of VMs anyway.
  NetworkAttachmentDefinition: 'NET_ATTACH_DEF',
};

const unlessOwned = (kind: KindName) => {
  const owner = owners[kind];
  return owner === undefined ? {} : { flags: { disallowed: [owner] } };
};

const moduleExtensions = (name: string, module: ExposedModule): EncodedExtension[] => {
  const component = { $codeRef: name };
  const { routes = [], standardPage, tab } = module;
  return [
    ...routes.map(({ path: route, exact }) => ({
      type: 'console.page/route',
      properties: { ...(exact ? { exact } : {}), path: route, component },
    })),
    ...(standardPage
      ? [
          {
            type: pageTypes[standardPage.page],
            ...unlessOwned(standardPage.kind),
            properties: { model: modelOf(standardPage.kind), component },
          },
        ]
      : []),
    ...(tab
      ? [
          {
            type: 'console.tab/horizontalNav',
            ...requiring(tab.kind),
            properties: {
              model: modelOf(tab.kind),
              page: { name: translated('VM networking'), href: 'vm-networking' },
              component,
            },
          },
        ]
      : []),
  ];
};

const templateExtensions = ({ manifest }: Found): EncodedExtension[] => {
  const { yamlTemplates } = manifest;
  if (!yamlTemplates) return [];
  return Object.entries(yamlTemplates.names).map(([name, member]) => ({
    type: 'console.yaml-template',
    properties: {
      model: modelOf(yamlTemplates.kind),
      name,
      template: { $codeRef: `${yamlTemplates.module}.${member}` },
    },
  }));
};

/** What `console-extensions.json` has to hold. */
export const extensionsOf = (found: readonly Found[]): EncodedExtension[] => [
  ...flagExtensions(),
  ...navigationExtensions(found),
  ...[...modulesOf(found)].flatMap(([name, module]) => moduleExtensions(name, module)),
  ...found.flatMap(templateExtensions),
];

/** File of the overview's cards, from `src/`. */
export const CARDS_FILE = 'pages/overview/cards.ts';

/**
 * What `pages/overview/cards.ts` has to hold: the cards of all manifests. They are imported where they are
 * shown, and not exposed each by itself: the entry script would have to list every one.
 */
export const cardsTextOf = (found: readonly Found[]): string => {
  const cards = found
    .flatMap(({ folder, manifest }) =>
      (manifest.cards ?? []).map((card) => ({ ...card, file: `../../${folder}/${card.file}` })),
    )
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const ids = new Set<string>();
  for (const { id } of cards) {
    if (ids.has(id)) throw new Error(`Two features have a card ${id}`);
    ids.add(id);
  }
  const lines = cards.map(
    ({ id, title, row, audience, file }) =>
      `{ id: ${JSON.stringify(id)}, title: msg(${JSON.stringify(title)}), row: ${JSON.stringify(row)}, ` +
      `audience: ${JSON.stringify(audience)}, load: () => import(${JSON.stringify(file)}) },`,
  );
  return [
    '// Made of the manifests of features by `npm run extensions`: change it there.',
    "import { msg } from '../../domain/core/msg';",
    "import type { Card } from './card';",
    '',
    '/** The cards of the overview, each loaded by itself. */',
    'export const cards: readonly Card[] = [',
    ...lines,
    '];',
    '',
  ].join('\n');
};
