import fc from 'fast-check';
import { worldOf } from '../world/world';
import * as codes from './codes';
import { findingOf, referenceOf } from './report';
import {
  IGNORE_PREFIX,
  problemsOfSuppression,
  readSuppression,
  suppressionIn,
  withoutSuppressed,
  withoutSuppression,
  withSuppression,
  writeSuppression,
} from './suppression';

const TODAY = '2026-11-30';

describe('the value of an annotation that has findings ignored', () => {
  it.each([
    ['known and mended in May', { reason: 'known and mended in May', until: undefined }],
    ['until 2026-12-31: moved then', { reason: 'moved then', until: '2026-12-31' }],
    ['Until 2026-12-31 moved then', { reason: 'moved then', until: '2026-12-31' }],
    ['untilled land', { reason: 'untilled land', until: undefined }],
  ])('is read: %s', (text, read) => {
    expect(readSuppression(text)).toEqual(read);
  });

  it.each([
    '',
    '  ',
    'until 2026-12-31',
    'until 2026-12-31:  ',
    'until May: x',
    'until 2026-02-30: x',
  ])('says nothing: "%s"', (text) => {
    expect(readSuppression(text)).toBeUndefined();
  });

  it('is read as it was written', () => {
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const reason = fc
      .string({ minLength: 1 })
      .map((text) => text.trim())
      .filter((text) => text !== '' && !/^until\b/i.test(text) && !/^\s*:/.test(text));
    fc.assert(
      fc.property(reason, fc.option(day, { nil: undefined }), (text, until) => {
        const suppression = { reason: text, until };
        expect(readSuppression(writeSuppression(suppression))).toEqual(suppression);
      }),
    );
  });
});

describe('a suppression that is filled in', () => {
  const fieldsOf = (why: string, until = '') =>
    problemsOfSuppression({ reason: why, until }, TODAY).map(({ field }) => field);

  it('needs a reason, and takes a day from today on', () => {
    expect(fieldsOf('known')).toEqual([]);
    expect(fieldsOf('known', TODAY)).toEqual([]);
    expect(fieldsOf(' ')).toEqual(['reason']);
    expect(fieldsOf('until May')).toEqual(['reason']);
    expect(fieldsOf('known', '2026-11-29')).toEqual(['until']);
    expect(fieldsOf('known', '2026-11-31')).toEqual(['until']);
    expect(fieldsOf('known', 'May')).toEqual(['until']);
  });

  it('becomes an annotation, which can be taken away, and leaves all else', () => {
    const object = { metadata: { name: 'a', annotations: { own: 'kept' } }, spec: {} };
    const after = withSuppression(object, 'VMN120', suppressionIn({ reason: ' x ', until: '' }));
    expect(after.metadata?.annotations).toEqual({ own: 'kept', [`${IGNORE_PREFIX}VMN120`]: 'x' });
    expect(withoutSuppression(after, 'VMN120')).toEqual(object);
    const bare = { metadata: { name: 'a' } };
    const until = suppressionIn({ reason: 'x', until: '2027-01-01 ' });
    expect(until).toEqual({ reason: 'x', until: '2027-01-01' });
    expect(withoutSuppression(withSuppression(bare, 'VMN120', until), 'VMN120')).toEqual(bare);
  });
});

describe('findings without those that are ignored', () => {
  const nad = (name: string, annotations: Record<string, unknown> = {}) => ({
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    // The API takes texts only, which files need not hold.
    metadata: { name, namespace: 'web', annotations: annotations as Record<string, string> },
  });
  const on = (object: ReturnType<typeof nad>) =>
    findingOf(codes.noBridge, referenceOf(object), 'spec.config.bridge');
  const ignoring = (value: unknown, code: string = codes.noBridge) => ({
    [`${IGNORE_PREFIX}${code}`]: value,
  });
  const partOf = (annotations: Record<string, unknown>) => {
    const [object, other] = [nad('a', annotations), nad('b')];
    const { shown, suppressed } = withoutSuppressed(
      worldOf([object, other]),
      [on(object), on(other)],
      TODAY,
    );
    return {
      shown: shown.map(({ code, object: { name } }) => `${code} ${name}`),
      suppressed: suppressed.map(({ finding, reason }) => `${finding.object.name} ${reason}`),
    };
  };

  it('ignores those of one code on one object', () => {
    expect(partOf(ignoring('known'))).toEqual({ shown: ['VMN120 b'], suppressed: ['a known'] });
    expect(partOf(ignoring(`until ${TODAY}: known`)).suppressed).toEqual(['a known']);
    expect(partOf(ignoring('known', 'VMN121')).suppressed).toEqual([]);
  });

  it('shows them again once the day is over, and says so', () => {
    expect(partOf(ignoring('until 2026-11-29: known'))).toEqual({
      shown: ['VMN120 a', 'VMN120 b', 'VMN914 a'],
      suppressed: [],
    });
  });

  it.each([
    [ignoring('')],
    [ignoring(7)],
    [ignoring('until tomorrow: known')],
    [ignoring('known', 'VMN000')],
    [ignoring('known', 'toString')],
  ])('says which annotation cannot be read, and ignores nothing: %j', (annotations) => {
    const { shown, suppressed } = partOf(annotations);
    expect(suppressed).toEqual([]);
    expect(shown).toContain('VMN913 a');
    expect(shown).toContain('VMN120 a');
  });
});
