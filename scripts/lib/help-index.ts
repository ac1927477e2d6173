import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Compiler } from 'webpack';
import type { ExposedModule } from '../../src/manifest/feature.ts';
import type { HelpEntry } from '../../src/ui/docs/help-entry.ts';
import { modelOf, modulesOf, type readManifests } from './manifests.ts';

type Found = Awaited<ReturnType<typeof readManifests>>;

const scopes = ['/k8s/cluster', '/k8s/all-namespaces', '/k8s/ns/:ns'];

/** The console's paths of a kind's page. */
const standardPaths = ({ kind, page }: NonNullable<ExposedModule['standardPage']>): string[] => {
  const { group, version, kind: name } = modelOf(kind);
  const reference = `${group || 'core'}~${version}~${name}`;
  const below = { list: '', create: '/~new/*', details: '/:name/*' }[page];
  return scopes.map((scope) => `${scope}/${reference}${below}`);
};

/** All paths on which a module is shown, as patterns of the router. */
const pathsOf = ({ routes = [], standardPage, tab }: ExposedModule): string[] => [
  ...routes.flatMap(({ path: route, exact }) =>
    [route].flat().map((each) => (exact ? each : `${each}/*`)),
  ),
  ...(standardPage ? standardPaths(standardPage) : []),
  ...(tab ? standardPaths({ kind: tab.kind, page: 'details' }) : []),
];

/** Name and title of each page in `docs/pages`. */
const titles = (root: string): Map<string, string> => {
  const folder = path.join(root, 'docs/pages');
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.md'))
      .sort()
      .map((file): [string, string] => {
        const title = /^# (.+)\n/.exec(readFileSync(path.join(folder, file), 'utf8'))?.[1];
        if (title === undefined) throw new Error(`docs/pages/${file} does not begin with a title`);
        return [file.replace(/\.md$/, ''), title];
      }),
  );
};

/**
 * What the help consists of, and for which pages each part is. Modules that name no page of the help are
 * left out: a test says which ones.
 *
 * @throws Error where a manifest names a page that is not in `docs/pages`
 */
export const helpIndexOf = (root: string, found: Found): HelpEntry[] => {
  const modules = [...modulesOf(found)];
  const known = titles(root);
  for (const [name, { help }] of modules) {
    if (help !== undefined && !known.has(help)) {
      throw new Error(`${name} has its help in docs/pages/${help}.md, which is not there`);
    }
  }
  return [...known].map(([page, title]) => ({
    page,
    title,
    paths: [
      ...new Set(modules.flatMap(([, module]) => (module.help === page ? pathsOf(module) : []))),
    ],
  }));
};

/** Lays the index of the help beside its pages. */
export class HelpIndexPlugin {
  constructor(private readonly index: HelpEntry[]) {}

  apply(compiler: Compiler): void {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap('help', (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: 'help', stage }, () => {
        compilation.emitAsset('help/index.json', new sources.RawSource(JSON.stringify(this.index)));
      });
    });
  }
}
