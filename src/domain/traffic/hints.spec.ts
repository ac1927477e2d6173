import { catalog } from '../findings/catalog';
import { trafficCatalog } from '../findings/catalog/traffic';
import type { Finding } from '../findings/finding';
import { hintsByInterface, hintsOfDevice, hintsOfInterface } from './hints';
import { spanOf } from './spans';
import { device, NOW, row } from './testing/measured';

const HOUR = spanOf('1h');
const DAY = 86_400;
const quiet = { received: 0, sent: 0, before: 7 };
const busy = { received: 9, sent: 9, before: 7 };

type Asked = Parameters<typeof hintsOfInterface>;
const of =
  (measured: Asked[0], day: Asked[2] = busy): (() => Finding[]) =>
  () =>
    hintsOfInterface(measured, HOUR, day, NOW);

/** Code, what it fires for, and the nearest that is sound. */
const cases: [code: string, fires: () => Finding[], silent: () => Finding[]][] = [
  ['VMN915', of(row({ receivedDrops: 100 })), of(row({ receivedDrops: 99 }))],
  ['VMN915', of(row({ sentDrops: 100 })), of(row({ sentDrops: 99 }))],
  // Of few packets a few drops.
  [
    'VMN915',
    of(row({ receivedDrops: 10, receivedPackets: 50 })),
    of(row({ receivedDrops: 9, receivedPackets: 50 })),
  ],
  ['VMN916', of(row({ receivedErrors: 1 })), of(row())],
  ['VMN916', of(row({ sentErrors: 1 })), of(row({ sentErrors: 1 }, { state: 'none' }))],
  ['VMN917', of(row(), quiet), of(row(), { ...quiet, received: 1 })],
  // It was started, or first measured, within the day.
  [
    'VMN917',
    of(row({}, { since: NOW - DAY }), quiet),
    of(row({}, { since: NOW - DAY + 1 }), quiet),
  ],
  ['VMN917', of(row(), quiet), of(row({}, { since: undefined }), quiet)],
  ['VMN917', of(row(), quiet), of(row(), { received: 0, sent: 0 })],
  // It is not known what it sent.
  ['VMN917', of(row(), quiet), of(row(), { received: 0, before: 7 })],
  ['VMN917', of(row(), quiet), () => hintsOfInterface(row(), HOUR, undefined, NOW)],
  ['VMN918', of(row(), { ...quiet, sent: 5 }), of(row(), { ...quiet, sent: 5, received: 1 })],
  ['VMN918', of(row(), { ...quiet, sent: 5 }), of(row(), quiet)],
  [
    'VMN919',
    () => hintsOfDevice(device({ receivedErrors: 1 }), HOUR),
    () => hintsOfDevice(device({ receivedDrops: 1_000_000 }), HOUR),
  ],
  // Its ports say it.
  [
    'VMN919',
    () => hintsOfDevice(device({ sentErrors: 1 }), HOUR),
    () => hintsOfDevice(device({ sentErrors: 1 }, { known: 'ports' }), HOUR),
  ],
];

describe('hints of counters', () => {
  it.each(
    cases.map(([code, ...rest], index) => [`${code} (${index + 1})`, code, ...rest] as const),
  )('%s', (_title, code, fires, silent) => {
    expect(fires().map((finding) => finding.code)).toContain(code);
    expect(silent().map((finding) => finding.code)).not.toContain(code);
  });

  it('have a case for each code, and are hints all of them', () => {
    const covered = new Set(cases.map(([code]) => code));
    expect(Object.keys(trafficCatalog).filter((code) => !covered.has(code))).toEqual([]);
    expect(Object.values(trafficCatalog).map(({ severity }) => severity)).toEqual(
      Object.keys(trafficCatalog).map(() => 'info'),
    );
  });

  it('have a value for each placeholder of their text', () => {
    for (const finding of cases.flatMap(([, fires]) => fires())) {
      const { message } = catalog[finding.code];
      const wanted = [...message.matchAll(/\{\{(\w+)\}\}/g)].map(([, key]) => key ?? '');
      expect(Object.keys(finding.params)).toEqual(expect.arrayContaining(wanted));
    }
  });

  it('name the VM and the interface', () => {
    const [found] = hintsOfInterface(row({ receivedErrors: 3 }), spanOf('1d'), busy, NOW);
    expect(found).toMatchObject({
      object: { kind: 'VirtualMachine', namespace: 'shop', name: 'web' },
      params: { name: 'lan', errors: 3, hours: 24 },
    });
  });

  it('are found by the key of the interface', () => {
    const rows = [row(), row({ sentErrors: 2 }, { key: 'shop/web/other', interface: 'other' })];
    const found = hintsByInterface(rows, HOUR, new Map(), NOW);
    expect([...found.keys()]).toEqual(['shop/web/other']);
  });
});
