import { lineOfPath } from '../places';
import type { Located } from '../read-files';
import { ownerOf, whereOf, type Told } from '../report';

// What XML 1.0 does not take, not even spelt as a reference.
const ILLEGAL =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

const escaped = (text: string): string =>
  text.replace(ILLEGAL, '').replace(/[&<>"\n\r\t]/g, (character) => ESCAPES[character] ?? '');

type Attributes = Record<string, string | number>;

const element = (name: string, attributes: Attributes, children: readonly string[]): string => {
  const given = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  return children.length === 0
    ? `<${name}${given}/>`
    : `<${name}${given}>\n${children.map((child) => `${child}\n`).join('')}</${name}>`;
};

const caseOf = (told: Told): string => {
  const { code, severity, path, message, file, origin, suppression } = told;
  const line = origin && lineOfPath(origin, path);
  const outcome = suppression
    ? element('skipped', { message: suppression.reason }, [])
    : severity === 'error'
      ? element('failure', { message, type: code }, [escaped(`${severity} ${code} ${path}`)])
      : // What does not fail a build is told all the same.
        element('system-out', {}, [escaped(`${severity} ${code} ${path}: ${message}`)]);
  const place = { file, ...(line === undefined ? {} : { line }) };
  const name = `${code} ${path}`;
  return element('testcase', { classname: whereOf(told), name, time: 0, ...place }, [outcome]);
};

/**
 * A report for what reads results of tests: a suite for each file, in it a case for each finding and one
 * that passes for each object without. Findings of severity error fail, those that are ignored are
 * skipped.
 */
export const asJunit = (told: readonly Told[], objects: readonly Located[]): string => {
  const files = [...new Set([...objects.map(({ file }) => file), ...told.map(({ file }) => file)])];
  const suites = files.map((file) => {
    const own = told.filter((each) => each.file === file);
    const found = new Set(own.map(whereOf));
    const clean = new Set(
      objects
        .filter((each) => each.file === file)
        .map(({ object }) => whereOf(ownerOf(object)))
        .filter((name) => !found.has(name)),
    );
    const cases = [
      ...own.map(caseOf),
      ...[...clean].map((classname) =>
        element('testcase', { classname, name: 'no finding', time: 0, file }, []),
      ),
    ];
    const failures = own.filter(
      ({ severity, suppression }) => severity === 'error' && !suppression,
    );
    const counts = {
      tests: cases.length,
      failures: failures.length,
      errors: 0,
      skipped: own.filter(({ suppression }) => suppression).length,
      time: 0,
    };
    return element('testsuite', { name: file, ...counts }, cases);
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'lint-manifests' }, suites)}\n`;
};
