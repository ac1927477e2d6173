import type { KindName } from '../domain/world/kinds';

/** A page, or a tab on a page of others. Each is an exposed module, so that it loads when it is opened. */
export interface ExposedModule {
  /** The file without its ending, from the folder of the manifest; its default export is rendered. */
  file: string;
  /** Its page of the help: the name of a file in `docs/pages`. Whatever shows something has one. */
  help?: string;
  /** Routes of this plugin that show it. */
  routes?: { path: string | string[]; exact?: boolean }[];
  /** The console's standard page for a kind, where no other plugin has it. */
  standardPage?: { kind: KindName; page: 'list' | 'details' | 'create' };
  /** A tab on the details page of a kind, whichever plugin has that page. */
  tab?: { kind: KindName };
  /** What it may load from the plugin, the entry script included, in KB (1,000 bytes). */
  budget?: number;
  /** Where it is opened to be weighed in a browser, and the heading that shows that it is there. */
  opened?: { path: string; heading: string };
}

/** An entry of the plugin's section in the navigation of each perspective. */
export interface NavigationEntry {
  id: string;
  /** English; translated by the console. */
  name: string;
  href: string;
  /** Whether its page is of the whole cluster, so that no namespace is put behind the link. */
  isOfCluster?: true;
  /** First segments of other pages that belong to the entry. */
  alsoMarks?: string[];
  /** Entries stand in this order. */
  position: number;
}

/** A card of the overview. Its code is loaded when the overview shows it. */
export interface CardEntry {
  id: string;
  /** English; translated by the overview. */
  title: string;
  /** The file without its ending, from the folder of the manifest; its default export is what is in the card. */
  file: string;
  /** Which of the overview's rows it stands in. */
  row: 'findings' | 'state' | 'changes';
  /** Cards of a row stand in this order. */
  position: number;
  /** `cluster`: it tells of nodes, and is not shown to who may not see any. */
  audience: 'all' | 'cluster';
}

/**
 * Everything that the console has to know of a feature before its code is loaded. From these
 * `console-extensions.json`, the exposed modules, the budgets and the lists of the linters are made.
 */
export interface FeatureManifest {
  navigation?: NavigationEntry[];
  cards?: CardEntry[];
  /** By the name under which webpack exposes them. */
  modules: Record<string, ExposedModule>;
  /** Examples that the console's YAML editor offers for a kind. */
  yamlTemplates?: { kind: KindName; module: string; names: Record<string, string> };
}
