/** What the plugin may weigh, in bytes of minified JavaScript (1 KB = 1,000 bytes). */
const KB = 1000;

/** Loaded on every page of the console, for every user. */
export const ENTRY_LIMIT = 35 * KB;

/** Everything that a page loads from the plugin, the entry script included, with PatternFly shared. */
export const PAGE_LIMITS: Record<string, number> = {
  NetworkListPage: 200 * KB,
  NetworkCreatePage: 300 * KB,
  NetworkDetailsPage: 200 * KB,
  UserNetworkListPage: 200 * KB,
  UserNetworkCreatePage: 300 * KB,
  UserNetworkEditPage: 300 * KB,
  UserNetworkDetailsPage: 300 * KB,
  ChecksPage: 320 * KB,
  VmListPage: 300 * KB,
  VmPage: 350 * KB,
};

export interface Weight {
  what: string;
  bytes: number;
  limit: number;
}

const inKb = (bytes: number): string => `${(bytes / KB).toFixed(1)} KB`;

export const isOver = ({ bytes, limit }: Weight): boolean => bytes > limit;

export const describeWeight = (weight: Weight): string =>
  `${isOver(weight) ? 'OVER BUDGET' : 'ok'}  ${weight.what}: ${inKb(weight.bytes)} of ${inKb(weight.limit)}`;
