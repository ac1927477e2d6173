import fc from 'fast-check';
import { csvOf, jsonOf } from './export';
import type { ShownFinding } from './query';
import type { Finding } from './finding';

const shown = (name: string, message = 'm', extra: Partial<Finding> = {}): ShownFinding => ({
  finding: {
    code: 'VMN102',
    severity: 'error',
    object: { apiVersion: 'k8s.cni.cncf.io/v1', kind: 'NetworkAttachmentDefinition', name },
    path: 'metadata.name',
    params: {},
    ...extra,
  },
  title: 't',
  message,
});

/** Reads CSV as RFC 4180 has it. */
const parseCsv = (text: string): string[][] => {
  const lines: string[][] = [];
  let row: string[] = [];
  for (const [, quoted = '', end] of text.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    row.push(quoted.replace(/""/g, '"'));
    if (end === '\r\n') {
      lines.push(row);
      row = [];
    }
  }
  return lines;
};

describe('csvOf', () => {
  it('has a line of titles, and one for each finding', () => {
    const related = [{ apiVersion: 'v1', kind: 'Node', name: 'a' }];
    const [titles, line] = parseCsv(
      csvOf([shown('net', 'He said "no", twice\nand left', { related })]),
    );
    expect(titles).toEqual([
      'severity',
      'code',
      'title',
      'apiVersion',
      'kind',
      'namespace',
      'name',
      'path',
      'message',
      'related',
    ]);
    expect(line?.[8]).toBe('He said "no", twice\nand left');
    expect(line?.[9]).toBe('Node a');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =HYPERLINK("http://x")'])(
    'keeps %j from being a formula',
    (text) => {
      expect(parseCsv(csvOf([shown('net', text)]))[1]?.[8]).toBe(`'${text}`);
    },
  );

  it('loses nothing of any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, message) => {
        const line = parseCsv(csvOf([shown(name, message)]))[1] ?? [];
        expect(line).toHaveLength(10);
        expect(line[6]?.replace(/^'/, '')).toBe(name.replace(/^'/, ''));
        expect(line[8]?.endsWith(message)).toBe(true);
      }),
    );
  });
});

describe('jsonOf', () => {
  it('is a list that can be read again', () => {
    expect(JSON.parse(jsonOf([shown('net')]))).toMatchObject([
      { severity: 'error', code: 'VMN102', object: { name: 'net' }, related: [] },
    ]);
    expect(JSON.parse(jsonOf([]))).toEqual([]);
  });
});
