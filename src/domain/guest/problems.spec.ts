import fc from 'fast-check';
import { readGuestNetwork } from './network-data';
import { guestProblems } from './problems';

/** Words and shapes of network data, wherever they may stand. */
const word = fc.constantFrom<unknown>(
  ...[
    '10.1.2.3/24',
    '10.1.2.1',
    'fd00::1',
    'default',
    'static',
    'physical',
    'x',
    '',
    null,
    5,
    true,
  ],
);
const { any } = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        ...['addresses', 'routes', 'to', 'via', 'subnets', 'type', 'name', 'match', 'macaddress'],
        ...['gateway4', 'nameservers', 'search', 'mtu', 'address', 'gateway', 'set-name'],
      ),
      tie('any'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
}));

it('takes whatever network data there are', () => {
  fc.assert(
    fc.property(fc.constantFrom(1, 2), any, any, (version, first, second) => {
      const network = readGuestNetwork({
        version,
        ethernets: { eth0: first, eth1: second },
        config: [first, second],
      });
      const problems = network ? guestProblems(network) : [];
      for (const { params } of problems) {
        expect(Object.values(params).every((value) => value !== 'undefined')).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
