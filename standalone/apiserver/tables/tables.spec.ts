import { ageOf, humanDuration } from './age.ts';
import { valuesAt } from './json-path.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('humanDuration', () => {
  it.each([
    [-5 * SECOND, '<invalid>'],
    [-SECOND, '0s'],
    [0, '0s'],
    [119 * SECOND, '119s'],
    [2 * MINUTE, '2m'],
    [9 * MINUTE + 59 * SECOND, '9m59s'],
    [10 * MINUTE + 30 * SECOND, '10m'],
    [179 * MINUTE, '179m'],
    [3 * HOUR, '3h'],
    [7 * HOUR + 5 * MINUTE, '7h5m'],
    [47 * HOUR, '47h'],
    [2 * DAY + HOUR, '2d1h'],
    [8 * DAY, '8d'],
    [729 * DAY, '729d'],
    [731 * DAY, '2y1d'],
    [8 * 365 * DAY, '8y'],
  ])('shows %d ms as %s', (milliseconds, text) => {
    expect(humanDuration(milliseconds)).toBe(text);
  });

  it('does not know the age of what has no time', () => {
    expect(ageOf(undefined, 0)).toBe('<unknown>');
    expect(ageOf('1970-01-01T00:00:00Z', DAY)).toBe('24h');
  });
});

describe('valuesAt', () => {
  const object = {
    metadata: { annotations: { 'example.com/state': 'Idle' } },
    spec: { list: ['a', 'b'], 'odd key': 1 },
    status: {
      conditions: [
        { type: 'Ready', status: 'True' },
        { type: 'Paused', status: 'False' },
      ],
    },
  };

  it.each<[string, unknown[]]>([
    ['.spec.list', [['a', 'b']]],
    ['.spec.list[1]', ['b']],
    ['.spec.list[-1]', ['b']],
    ['.spec.list[9]', []],
    ['.spec.list[*]', ['a', 'b']],
    [".spec['odd key']", [1]],
    ['.metadata.annotations.example\\.com/state', ['Idle']],
    ['.status.conditions[?(@.type=="Ready")].status', ['True']],
    [".status.conditions[?(@.type=='Paused')].status", ['False']],
    ['.status.conditions[?(@.status=="True")].type', ['Ready']],
    ['.status.absent.below', []],
    ['.status[?(@.broken', []],
  ])('%s', (path, values) => {
    expect(valuesAt(object, path)).toEqual(values);
  });
});
