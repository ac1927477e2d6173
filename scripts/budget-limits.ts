import path from 'node:path';
import { modulesOf, readManifests } from './lib/manifests.ts';

/** What the plugin may weigh, in bytes of minified JavaScript (1 KB = 1,000 bytes). */
const KB = 1000;

/** Loaded on every page of the console, for every user. */
export const ENTRY_LIMIT = 35 * KB;

const modules = modulesOf(await readManifests(path.dirname(import.meta.dirname)));

/** Everything that a page loads from the plugin, the entry script included, with PatternFly shared. */
export const PAGE_LIMITS: Record<string, number> = Object.fromEntries(
  [...modules].flatMap(([name, { budget }]) => (budget === undefined ? [] : [[name, budget * KB]])),
);

/** Pages that a browser opens to weigh them: where they are, and what shows that they are there. */
export const OPENED_PAGES = [...modules].flatMap(([name, { opened }]) =>
  opened === undefined ? [] : [{ name, ...opened }],
);

export interface Weight {
  what: string;
  bytes: number;
  limit: number;
}

const inKb = (bytes: number): string => `${(bytes / KB).toFixed(1)} KB`;

export const isOver = ({ bytes, limit }: Weight): boolean => bytes > limit;

export const describeWeight = (weight: Weight): string =>
  `${isOver(weight) ? 'OVER BUDGET' : 'ok'}  ${weight.what}: ${inKb(weight.bytes)} of ${inKb(weight.limit)}`;
