/**
 * What a change can affect: from the files that changed to the checks that `npm test -- --changed`
 * runs. It follows imports where a tool can (jest does), and folders where none can.
 *
 * A check is given as `ALL` or as the files that it needs to look at; one that a change cannot
 * affect is not in the answer.
 */
export const ALL = 'all';

const CODE = /\.(tsx?|mjs|cjs)$/;

/** What every tool reads: after a change here each of them has everything to look at. */
const GLOBAL =
  /^(package(-lock)?\.json|tsconfig\.json|\.npmrc|\.ci\/|scripts\/(test\.mjs|lib\/(setup|count|affected|changed)\.mjs$))/;

/** Loaded by jest itself, so that no import leads to them from a test. */
const JEST =
  /^(jest\.config\.mjs|scripts\/jest-failures\.mjs|scripts\/lib\/(console-|strict-console))/;

/** The component tests stand on these without importing them: the API behind their `fetch`. */
const COMPONENT_ENVIRONMENT =
  /^(component-tests\/support\/|standalone\/(kubernetes|objects|apiserver|controllers|scenarios)\/|standalone\/host\/console-modules\.mjs$)/;

/** Read from the disk by unit tests, not imported. */
const READ_BY_UNIT_TESTS =
  /^(docs\/(findings|pages)\/|charts\/[^/]+\/files\/quickstarts\/|standalone\/.*\.(ya?ml|json)$|src\/.*\/manifest\.ts$|console-extensions\.json$)/;

/** Browser tests of each folder of pages, beside those of all pages (`EVERY_PAGE`). */
export const BROWSER_TESTS = {
  'src/features/checks/': ['checks', 'overview'],
  'src/features/addresses/': ['addresses', 'overview'],
  'src/features/live-migration/': ['live-migration', 'migration-network', 'overview'],
  'src/features/node-networks/': [
    'connect',
    'node-limited',
    'node-map',
    'node-networks',
    'node-policies',
    'overview',
    'side-by-side',
  ],
  'src/features/help/': ['help'],
  'src/features/settings/': ['settings'],
  'src/features/services/': [
    'policies',
    'services',
    'services-addresses',
    'services-many',
    'side-by-side',
  ],
  'src/features/dpdk/': ['dpdk-checkups', 'dpdk-cluster', 'dpdk-vm'],
  'src/features/sriov/': ['sriov'],
  'src/features/traffic/': ['traffic'],
  'src/features/networks/': [
    'create-network',
    'network-types',
    'networks',
    'views',
    'large',
    'real-api',
    'real-console',
    'side-by-side',
  ],
  'src/features/user-defined-networks/': ['user-defined-networks', 'real-api'],
  'src/features/virtual-machines/': [
    'create-vm',
    'real-api',
    'real-console',
    'side-by-side',
    'live-migration',
    'mesh',
    'policies',
    'reach',
    'vm-bulk',
    'vm-changes',
    'vm-guest',
    'vm-interfaces',
    'vm-list',
    'vm-templates',
  ],
  'src/pages/home/': ['server'],
  'src/pages/overview/': ['overview'],
  'src/pages/networks/': ['create-network', 'user-defined-networks'],
  'src/pages/vm/': [
    'real-console',
    'side-by-side',
    'vm-changes',
    'vm-guest',
    'vm-interfaces',
    'vm-list',
  ],
};

const EVERY_PAGE = ['accessibility', 'help', 'languages', 'leave', 'menus', 'notices', 'tables'];

const specFile = (name) => `integration-tests/${name}.spec.ts`;

/** What the built plugin and the console around it are made of, beside the folders of pages. */
const SHOWN =
  /^(src|standalone|kubeconfig|locales)\/|^integration-tests\/support\/|^(playwright|webpack)\.config\.ts$|^console-extensions\.json$|^scripts\/(build|bundle-weight|start)\.ts$|^scripts\/lib\/(manifests\.ts|sharing\.ts|chromium\.mjs)$/;

const isTestOfJest = (file) => /\.spec\.tsx?$/.test(file) && !file.startsWith('integration-tests/');

/** Browser tests of one file that changed; undefined stands for all of them. */
const browserTestsOf = (file) => {
  if (isTestOfJest(file) || file.includes('/testing/')) return [];
  if (/^integration-tests\/[^/]+\.spec\.ts$/.test(file)) return [file];
  if (file.startsWith('integration-tests/other-plugins/')) return [specFile('side-by-side')];
  // The manifest says where the pages are, for the navigation and all that links to them.
  if (file.endsWith('/manifest.ts')) return undefined;
  const pages = Object.entries(BROWSER_TESTS).find(([folder]) => file.startsWith(folder));
  if (pages) return [...pages[1], ...EVERY_PAGE].map(specFile);
  return SHOWN.test(file) ? undefined : [];
};

const browserTests = (files) => {
  const found = files.map(browserTestsOf);
  return found.includes(undefined) ? ALL : [...new Set(found.flat())].sort();
};

/** What goes into image and chart, beside the pages themselves. */
const DELIVERED =
  /^(image|charts|delivery-tests|kubeconfig)\/|^Dockerfile$|^standalone\/(server|apiserver)\/|^scripts\/(chart\/|precompress|sbom|lib\/(sbom|notices|delivery-tools))/;

/** Either all, or those of the files that a tool looks at one by one. */
const some = (files, config, fitting) =>
  files.some((file) => config.test(file)) ? ALL : files.filter((file) => fitting.test(file));

const whole = (files, fitting) => (files.some((file) => fitting.test(file)) ? ALL : []);

/** Playwright's tests are none of jest's. */
const ofJest = (files, config, fitting) =>
  some(
    files.filter((file) => !/^integration-tests\//.test(file)),
    config,
    fitting,
  );

/** Each check's part of a change that not every tool reads. */
const rules = {
  unit: (files) => ofJest(files, new RegExp(`${JEST.source}|${READ_BY_UNIT_TESTS.source}`), CODE),
  contract: (files) =>
    ofJest(files, new RegExp(`${JEST.source}|^standalone/.*\\.(ya?ml|json)$`), CODE),
  components: (files) =>
    ofJest(
      files,
      new RegExp(`${JEST.source}|${COMPONENT_ENVIRONMENT.source}`),
      /\.(tsx?|mjs|cjs|json)$/,
    ),
  eslint: (files) => some(files, /^eslint/, CODE),
  prettier: (files) => some(files, /^\.(prettier|editorconfig)/, /./),
  stylelint: (files) => some(files, /^\.stylelintrc/, /^src\/.*\.css$/),
  types: (files) => whole(files, /\.tsx?$|\.json$/),
  knip: (files) => whole(files, CODE),
  shipped: (files) => whole(files, CODE),
  extensions: (files) =>
    whole(files, /\/manifest\.ts$|^src\/manifest\/|^console-extensions\.json$|^scripts\//),
  i18n: (files) => whole(files, /^(src|locales)\/|^i18next-parser|^scripts\/i18n/),
  build: (files) => whole(files, SHOWN),
  browser: browserTests,
  delivery: (files) => whole(files, DELIVERED),
  reproducible: (files) =>
    whole(
      files,
      /^webpack\.config\.ts$|^scripts\/(reproducible|lib\/[^/]+-plugin)\.ts$|^scripts\/lib\/(findings-loader|pathless|packed|sharing|manifests|notices)/,
    ),
  budgets: (files) =>
    whole(
      files,
      /^(src|locales)\/|^standalone\/host\/|^webpack\.config\.ts$|^scripts\/(budget|build|bundle|lib\/(manifests|sharing)\.ts)/,
    ),
};

/**
 * The checks that a change can affect.
 * @param {readonly string[]} files changed files, from the repository's root, with `/`
 * @param {(file: string) => boolean} isThere whether a file still exists
 * @returns {Record<string, 'all' | string[]>} `ALL` or files, by the name of a check
 */
export const affectedChecks = (files, isThere = () => true) => {
  if (files.some((file) => GLOBAL.test(file))) {
    return Object.fromEntries(Object.keys(rules).map((name) => [name, ALL]));
  }
  const found = Object.entries(rules)
    .map(([name, rule]) => {
      const part = rule(files);
      return [name, part === ALL ? ALL : part.filter(isThere)];
    })
    .filter(([, part]) => part.length > 0);
  const checks = Object.fromEntries(found);
  // These look at what was built.
  const needsBuild = ['browser', 'delivery', 'reproducible'].some((name) => checks[name]);
  return needsBuild ? { ...checks, build: ALL } : checks;
};
