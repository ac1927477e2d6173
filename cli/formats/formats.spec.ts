import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { readText } from '../read-files';
import { reportOf, type Told } from '../report';
import { asJunit } from './junit';
import { asSarif } from './sarif';

const nad = (name: string, vlan: number, annotations = '') => `apiVersion: k8s.cni.cncf.io/v1
kind: NetworkAttachmentDefinition
metadata:
  name: ${name}
  namespace: web
  annotations:
    k8s.v1.cni.cncf.io/resourceName: bridge.network.kubevirt.io/br1
${annotations}spec:
  config: '{"cniVersion":"0.3.1","name":"${name}","type":"bridge","bridge":"br1","vlan":${vlan}}'
`;

const IGNORING = '    ignore.vm-networking-console-plugin/VMN131: \'moved <soon> & "well"\'\n';
const TEXT = [nad('good', 10), nad('bad', 4095), nad('old', 4095, IGNORING)].join('---\n');

const { objects } = readText('apps/a b.yaml', TEXT);
const told = reportOf(objects);
const shown = told.filter(({ suppression }) => !suppression);

interface Sarif {
  $schema: string;
  version: string;
  runs: {
    tool: { driver: { name: string; semanticVersion: string; rules: Rule[] } };
    results: Result[];
  }[];
}
interface Rule {
  id: string;
  shortDescription: { text: string };
  fullDescription: { text: string };
  help: { text: string };
}
interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: {
    physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } };
  }[];
  partialFingerprints: { primaryLocationLineHash: string };
  suppressions?: { kind: string; justification: string }[];
}

const sarifOf = (findings: readonly Told[]) => {
  const log = JSON.parse(asSarif(findings, '1.2.3')) as Sarif;
  const [run] = log.runs;
  if (!run) throw new Error('no run');
  return { log, ...run };
};

describe('SARIF', () => {
  it('says of each finding what code scanning needs', () => {
    const { log, tool, results } = sarifOf(shown);
    expect(log.version).toBe('2.1.0');
    expect(log.$schema).toContain('sarif-2.1.0');
    expect(tool.driver).toMatchObject({ name: 'lint-manifests', semanticVersion: '1.2.3' });
    expect(results).toHaveLength(1);
    const [result] = results;
    expect(result).toMatchObject({
      ruleId: 'VMN131',
      ruleIndex: 0,
      level: 'error',
    });
    expect(result?.message.text).toMatch(/^NetworkAttachmentDefinition web\/bad: /);
    const [location] = result?.locations ?? [];
    // The line of the text that the VLAN stands in.
    const line = TEXT.split('\n').findIndex((each) => each.includes('"name":"bad"')) + 1;
    expect(location?.physicalLocation).toEqual({
      artifactLocation: { uri: 'apps/a%20b.yaml' },
      region: { startLine: line, startColumn: 1 },
    });
    const [rule] = tool.driver.rules;
    for (const text of [
      rule?.id,
      rule?.shortDescription.text,
      rule?.fullDescription.text,
      rule?.help.text,
    ]) {
      expect(text).toMatch(/\S/);
      expect(text?.length).toBeLessThanOrEqual(2048);
      expect(text).not.toContain('{{');
    }
  });

  it('keeps the same alert where lines move, and closes alerts where nothing is found', () => {
    const moved = reportOf(readText('apps/a b.yaml', `# moved\n\n${TEXT}`).objects);
    const printOf = (findings: readonly Told[]) =>
      sarifOf(findings).results.map(({ partialFingerprints }) => partialFingerprints);
    expect(printOf(moved)).toEqual(printOf(told));
    expect(new Set(printOf(told).map((each) => each.primaryLocationLineHash)).size).toBe(2);
    expect(sarifOf([]).results).toEqual([]);
  });

  it('names what is ignored, and why, where that is told', () => {
    const [suppressed] = sarifOf(told).results.filter(({ suppressions }) => suppressions);
    expect(suppressed?.suppressions).toEqual([
      { kind: 'inSource', justification: 'moved <soon> & "well"' },
    ]);
  });
});

const { DOMParser } = new JSDOM().window;

const parsed = (text: string): Document => {
  const document = new DOMParser().parseFromString(text, 'application/xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return document;
};

describe('JUnit', () => {
  it('has a suite for each file, and a case for each finding and each object without one', () => {
    const document = parsed(asJunit(told, objects));
    const [suite] = document.querySelectorAll('testsuite');
    const of = (name: string) => suite?.getAttribute(name);
    expect([of('name'), of('tests'), of('failures'), of('skipped'), of('errors')]).toEqual([
      'apps/a b.yaml',
      '3',
      '1',
      '1',
      '0',
    ]);
    const cases = [...document.querySelectorAll('testcase')].map((each) => [
      each.getAttribute('classname'),
      each.firstElementChild?.tagName,
    ]);
    expect(cases).toEqual([
      ['NetworkAttachmentDefinition web/bad', 'failure'],
      ['NetworkAttachmentDefinition web/old', 'skipped'],
      ['NetworkAttachmentDefinition web/good', undefined],
    ]);
    expect(document.querySelector('skipped')?.getAttribute('message')).toBe(
      'moved <soon> & "well"',
    );
    expect(document.querySelector('failure')?.getAttribute('message')).toContain('4095');
  });

  it('tells cases apart by class and name', () => {
    const names = [...parsed(asJunit(told, objects)).querySelectorAll('testcase')].map(
      (each) => `${each.getAttribute('classname') ?? ''} ${each.getAttribute('name') ?? ''}`,
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('is XML whatever names and values hold', () => {
    const [finding] = shown;
    if (!finding) throw new Error('nothing was found');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, message) => {
        const document = parsed(asJunit([{ ...finding, name, message, origin: undefined }], []));
        expect(document.querySelectorAll('failure')).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });
});
