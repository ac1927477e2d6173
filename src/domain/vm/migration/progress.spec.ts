import fc from 'fast-check';
import { defaultLimits } from '../../settings/limits';
import { limitOutlookOf, outlookOf } from './progress';

const MIB = 2 ** 20;
const GIB = 2 ** 30;
const hco = defaultLimits('hco-v1');

describe('what becomes of a migration', () => {
  it('comes to its end where more is copied than written', () => {
    const found = outlookOf({ remaining: 100 * MIB, dirtyRate: 50 * MIB, transferRate: 250 * MIB });
    expect(found).toEqual({ kind: 'finishing', seconds: 0.5 });
  });

  it('does not where the guest writes as much', () => {
    const rates = { remaining: 12 * GIB, dirtyRate: 380 * MIB, transferRate: 250 * MIB };
    expect(outlookOf(rates)).toEqual({ kind: 'tooFast' });
    expect(outlookOf({ ...rates, transferRate: 0 })).toEqual({ kind: 'standing' });
  });

  it('is never negative', () => {
    const rate = fc.float({ min: 0, max: 2 ** 40, noNaN: true });
    fc.assert(
      fc.property(rate, rate, rate, (remaining, dirtyRate, transferRate) => {
        const found = outlookOf({ remaining, dirtyRate, transferRate });
        expect(found.kind === 'finishing' ? found.seconds : 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('what the limits do', () => {
  it('is to give up, some time from now', () => {
    expect(limitOutlookOf(64 * GIB, hco, 80)).toEqual({
      slowsDown: false,
      then: { what: 'abort', seconds: 1300 },
    });
    expect(limitOutlookOf(GIB, hco, 100).then).toEqual({ what: 'abort', seconds: 0 });
  });

  it('may be nothing, and may be to slow it down', () => {
    const limits = { ...hco, secondsPerGigabyte: 0, autoConverge: true };
    expect(limitOutlookOf(GIB, limits, 0)).toEqual({ slowsDown: true, then: undefined });
  });
});
