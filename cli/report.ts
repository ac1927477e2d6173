import { printable } from '../kubeconfig/messages';
import { describeFinding, formatMessage } from '../src/domain/findings/catalog';
import { checkWorld } from '../src/domain/checks/of-world';
import { inOrder, objectKeyOf } from '../src/domain/findings/order';
import { repeatedKeyFinding } from '../src/domain/findings/repeated-keys';
import type { Finding, ObjectReference } from '../src/domain/findings/finding';
import type { Severity } from '../src/domain/findings/severity';
import { isRecord, textAt } from '../src/domain/core/resource';
import { worldOf } from '../src/domain/world/world';
import { withoutSuppressed, type Suppression } from '../src/domain/findings/suppression';
import type { Evidence } from './evidence';
import type { Origin } from './places';
import type { Located } from './read-files';

/** One line of the report. */
export interface ReportedFinding {
  code: string;
  severity: Severity;
  kind: string;
  namespace: string;
  name: string;
  path: string;
  message: string;
  file: string;
}

/** A finding with where its object stands, and why it is ignored, if it is. */
export interface Told extends ReportedFinding {
  /** Undefined for an object of a cluster. */
  origin: Origin | undefined;
  suppression: Suppression | undefined;
}

/** Keys that stand twice in the texts of objects; only files have texts. */
const repeatedIn = (objects: readonly Located[]): Finding[] =>
  objects.flatMap(({ object, repeated }) =>
    isRecord(object) ? repeated.map((key) => repeatedKeyFinding(object, key)) : [],
  );

/** Stands for the file where the cluster itself is checked. */
const CLUSTER = 'cluster';

const reported = (finding: Finding, file: string): ReportedFinding => ({
  code: finding.code,
  severity: finding.severity,
  kind: finding.object.kind,
  namespace: finding.object.namespace ?? '',
  name: finding.object.name,
  path: finding.path,
  message: formatMessage(describeFinding(finding).message, finding.params),
  file,
});

/** Names an object of a file, whatever it holds. */
export const ownerOf = (object: unknown): ObjectReference => {
  const namespace = textAt(object, 'metadata', 'namespace');
  return {
    apiVersion: textAt(object, 'apiVersion') ?? '',
    kind: textAt(object, 'kind') ?? '',
    ...(namespace === undefined ? {} : { namespace }),
    name: textAt(object, 'metadata', 'name') ?? '',
  };
};

/** Kind, namespace and name, for people. */
export const whereOf = ({
  kind,
  namespace = '',
  name,
}: Pick<ObjectReference, 'kind' | 'namespace' | 'name'>): string =>
  `${kind} ${namespace === '' ? name : `${namespace}/${name}`}`;

/** Where each object stands; of several with one identity the first counts. */
const placesOf = (objects: readonly Located[]): Map<string, Located> => {
  const places = new Map<string, Located>();
  for (const located of objects) {
    const key = objectKeyOf(ownerOf(located.object));
    if (isRecord(located.object) && !places.has(key)) places.set(key, located);
  }
  return places;
};

/** The day on which something is checked, as `YYYY-MM-DD`. */
const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

/**
 * Checks the objects of all files as one world, each finding with the file of its object.
 *
 * @param evidence what a cluster has: the rules reason from it, and an object of the files takes the
 * place of the cluster's own. Where there are no files, the cluster itself is checked.
 * @param now decides which annotations that have findings ignored are over
 */
export const reportOf = (
  objects: readonly Located[],
  evidence?: Evidence,
  now = new Date(),
): Told[] => {
  const places = placesOf(objects);
  const own = objects.map(({ object }) => object);
  const others = evidence?.objects.filter((object) => !places.has(objectKeyOf(ownerOf(object))));
  const world = worldOf([...own, ...(others ?? [])], evidence?.extents);
  const all = [...checkWorld(world), ...repeatedIn(objects)];
  const { shown, suppressed } = withoutSuppressed(world, all, dayOf(now));
  const suppressions = new Map(suppressed.map((each) => [each.finding, each]));
  const findings = inOrder(world, [...shown, ...suppressions.keys()]);
  return findings.flatMap((finding): Told[] => {
    const place = places.get(objectKeyOf(finding.object));
    const suppression = suppressions.get(finding);
    if (place) {
      return [{ ...reported(finding, place.file), origin: place.origin, suppression }];
    }
    // Of a cluster beside files only the files are told of; without one, whatever was found is theirs.
    if (evidence && objects.length > 0) return [];
    const file = evidence ? CLUSTER : '';
    return [{ ...reported(finding, file), origin: undefined, suppression }];
  });
};

/** A report for people: one line a finding, as compilers write them, whatever names and values hold. */
export const asText = (findings: readonly Told[]): string =>
  findings
    .map((told) => {
      const { file, severity, code, path, message, suppression } = told;
      const ignored = suppression ? `ignored (${suppression.reason}) ` : '';
      const line = `${file}: ${ignored}${severity} ${code} ${whereOf(told)} ${path}: ${message}`;
      return `${printable(line)}\n`;
    })
    .join('');

export const asJson = (findings: readonly Told[]): string => {
  const list = findings.map(({ origin: _origin, suppression, ...finding }) => ({
    ...finding,
    ...(suppression ? { ignored: { reason: suppression.reason, until: suppression.until } } : {}),
  }));
  return `${JSON.stringify(list, null, 2)}\n`;
};
