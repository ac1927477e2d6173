/** A component of a CycloneDX bill of materials, as far as it is looked at; all else is kept. */
interface Component {
  'bom-ref': string;
  name: string;
  version: string;
  licenses?: { license?: { id?: string; name?: string }; expression?: string }[];
  [key: string]: unknown;
}

/** A CycloneDX document, as `npm sbom` writes it. */
export interface Bom {
  bomFormat: string;
  specVersion: string;
  serialNumber?: string;
  metadata: { timestamp?: string; component: Component; [key: string]: unknown };
  components: Component[];
  dependencies?: { ref: string; dependsOn?: string[] }[];
  [key: string]: unknown;
}

/** A package in a build, as webpack's plugin of licenses tells. */
export interface Shipped {
  name: string;
  version: string;
  license: string;
}

const idOf = ({ name, version }: { name: string; version: string }): string => `${name}@${version}`;

/**
 * The bill of materials of what is shipped: of all packages of the lock file those that are in a build,
 * as they say which of them need each other. It has no time and no number, so that the same input gives
 * the same bytes.
 *
 * @param all of the lock file
 * @throws Error naming packages in a build that the lock file does not have
 */
export const shippedBom = (all: Bom, shipped: readonly Shipped[]): Bom => {
  const licenseOf = new Map(shipped.map((one) => [idOf(one), one.license]));
  const seen = new Set<string>();
  const components = all.components
    .filter((component) => licenseOf.has(idOf(component)))
    // A package that lies in several places is one.
    .filter((component) => !seen.has(idOf(component)) && seen.add(idOf(component)).size > 0)
    // To npm they are for development; here they are in the product.
    .map((component) => ({ ...component, scope: 'required' }));
  const missing = [...licenseOf.keys()].filter((id) => !seen.has(id));
  if (missing.length > 0) {
    throw new Error(
      `These packages are in a build and not in the lock file: ${missing.join(', ')}`,
    );
  }
  const refs = new Set(components.map((component) => component['bom-ref']));
  const own = all.metadata.component['bom-ref'];
  const dependencies = (all.dependencies ?? [])
    .filter(({ ref }) => refs.has(ref) || ref === own)
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((to) => refs.has(to)) }));
  const { timestamp: _timestamp, ...metadata } = all.metadata;
  const { serialNumber: _serialNumber, ...rest } = all;
  return { ...rest, metadata, components, dependencies };
};

/** What a component says of its license, in SPDX's words. */
const licenseOf = ({ licenses = [] }: Component): string =>
  licenses
    .map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? '')
    .join(' AND ');

/** The list of licenses for people: a table in Markdown, by name. */
export const licenseTable = ({ components }: Bom): string => {
  const rows = components
    .map((component) => [component.name, component.version, licenseOf(component)] as const)
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return [
    '| Package | Version | License |',
    '| --- | --- | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n');
};
