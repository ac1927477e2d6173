import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { recordAt, textOf, type KubernetesResource } from '../core/resource';
import { dropIn, setIn } from '../core/set-in';
import { kindNameOf } from '../world/kinds';
import type { World } from '../world/world';
import { catalog } from './catalog';
import * as codes from './codes';
import type { Finding, ObjectReference } from './finding';
import { findingOf, referenceOf } from './report';

/** In front of a code, as the annotation of an object whose findings of this code are ignored. */
export const IGNORE_PREFIX = 'ignore.vm-networking-console-plugin/';

/** Why findings of one code are ignored on an object, and until when. */
export interface Suppression {
  reason: string;
  /** The last day, as `YYYY-MM-DD`; undefined for good. */
  until: string | undefined;
}

export interface SuppressedFinding extends Suppression {
  finding: Finding;
}

/** Whether a text is a day of the calendar, as `YYYY-MM-DD`. */
const isDay = (text: string): boolean => {
  const [year = 0, month = 0, day = 0] = /^\d{4}-\d\d-\d\d$/.test(text)
    ? text.split('-').map(Number)
    : [];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= length;
};

/**
 * Reads the value of such an annotation: a reason, or `until YYYY-MM-DD: reason`. Undefined where no
 * reason is given, or the day is none.
 */
export const readSuppression = (value: string): Suppression | undefined => {
  const [, day, rest] = /^\s*until\b\s*([^\s:]*)\s*:?(.*)$/is.exec(value) ?? [];
  if (day === undefined || rest === undefined) {
    const reason = value.trim();
    return reason === '' ? undefined : { reason, until: undefined };
  }
  const reason = rest.trim();
  return isDay(day) && reason !== '' ? { reason, until: day } : undefined;
};

/** The value of the annotation for a suppression; `readSuppression` reads it again. */
export const writeSuppression = ({ reason, until }: Suppression): string =>
  until === undefined ? reason.trim() : `until ${until}: ${reason.trim()}`;

const pathOf = (code: string): string[] => ['metadata', 'annotations', IGNORE_PREFIX + code];

/** An object whose findings of a code are ignored from now on. */
export const withSuppression = (
  object: KubernetesResource,
  code: string,
  suppression: Suppression,
): KubernetesResource => setIn(object, pathOf(code), writeSuppression(suppression));

/** An object whose findings of a code are shown again. */
export const withoutSuppression = (object: KubernetesResource, code: string): KubernetesResource =>
  dropIn(object, pathOf(code));

/** A suppression as it is filled in: texts as typed, '' for nothing. */
export type SuppressionForm = { reason: string; until: string };

/** What keeps a suppression that is filled in from being used, by the field. */
export const problemsOfSuppression = (
  form: SuppressionForm,
  today: string,
): { field: keyof SuppressionForm; message: Reason }[] => {
  const [why, until] = [form.reason.trim(), form.until.trim()];
  return [
    ...(why === ''
      ? [
          {
            field: 'reason' as const,
            message: reason(msg('Say why, for those who come after you.')),
          },
        ]
      : []),
    ...(/^until\b/i.test(why)
      ? [
          {
            field: 'reason' as const,
            message: reason(
              msg('Put the day into the other field, and begin the reason otherwise.'),
            ),
          },
        ]
      : []),
    ...(until !== '' && !isDay(until)
      ? [
          {
            field: 'until' as const,
            message: reason(msg('"{{value}}" is no day of the form 2027-12-31.'), { value: until }),
          },
        ]
      : []),
    ...(isDay(until) && until < today
      ? [{ field: 'until' as const, message: reason(msg('The day is over.')) }]
      : []),
  ];
};

/** What is filled in, as it is written. */
export const suppressionIn = ({ reason: why, until }: SuppressionForm): Suppression => ({
  reason: why.trim(),
  until: until.trim() === '' ? undefined : until.trim(),
});

const annotationsOf = (object: unknown): [code: string, value: string][] =>
  Object.entries(recordAt(object, 'metadata', 'annotations')).flatMap(([key, value]) =>
    key.startsWith(IGNORE_PREFIX)
      ? [[key.slice(IGNORE_PREFIX.length), textOf(value) ?? ''] as [string, string]]
      : [],
  );

/** What an object's own annotation says of a code; undefined where none does, or its day is over. */
const suppressionOf = (object: unknown, code: string, today: string): Suppression | undefined => {
  const [, value] = annotationsOf(object).find(([each]) => each === code) ?? [];
  const read = value === undefined ? undefined : readSuppression(value);
  return read && (read.until === undefined || today <= read.until) ? read : undefined;
};

const objectOf = (world: World, { apiVersion, kind, name, namespace }: ObjectReference) => {
  const kindName = kindNameOf(apiVersion, kind);
  return kindName && world.find(kindName, name, namespace);
};

/** What is to be said of the annotations themselves. */
const remarksOn = (world: World, today: string): Finding[] =>
  world.objects.flatMap((object) =>
    annotationsOf(object).flatMap(([code, value]): Finding[] => {
      const path = `metadata.annotations['${IGNORE_PREFIX}${code}']`;
      const read = readSuppression(value);
      if (!read || !Object.hasOwn(catalog, code)) {
        return [findingOf(codes.suppressionNotRead, referenceOf(object), path, { code, value })];
      }
      if (read.until === undefined || today <= read.until) return [];
      const params = { code, until: read.until, reason: read.reason };
      return [findingOf(codes.suppressionOver, referenceOf(object), path, params)];
    }),
  );

/**
 * Parts findings into those that are shown and those that the annotations of their objects have
 * ignored. An annotation whose day is over ignores nothing, and is told of.
 *
 * @param today as `YYYY-MM-DD`
 */
export const withoutSuppressed = (
  world: World,
  findings: readonly Finding[],
  today: string,
): { shown: Finding[]; suppressed: SuppressedFinding[] } => {
  const shown: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const each of findings) {
    const found = suppressionOf(objectOf(world, each.object), each.code, today);
    if (found) suppressed.push({ ...found, finding: each });
    else shown.push(each);
  }
  return { shown: [...shown, ...remarksOn(world, today)], suppressed };
};
