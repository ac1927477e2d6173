import { restartRefusal, restartStage } from './restart';
import { vmiOf, vmOf } from '../testing/vms';

describe('restartRefusal', () => {
  it.each([
    [vmOf(), vmiOf(), undefined],
    [vmOf({ spec: { runStrategy: undefined, running: true } }), vmiOf(), undefined],
    [vmOf({ spec: { runStrategy: 'Manual' } }), vmiOf(), undefined],
    [
      vmOf({ spec: { runStrategy: 'RerunOnFailure' } }),
      vmiOf({ status: { phase: 'Failed' } }),
      undefined,
    ],
    [vmOf(), undefined, 'The VM does not run.'],
    [vmOf({ spec: { runStrategy: 'Once' } }), vmiOf(), /run strategy/],
    [vmOf({ spec: { runStrategy: 'Halted' } }), vmiOf(), /run strategy/],
    [vmOf({ metadata: { deletionTimestamp: 'x' } }), vmiOf(), 'The VM is being deleted.'],
    [
      vmOf({ status: { stateChangeRequests: [{ action: 'Stop' }] } }),
      vmiOf(),
      /started or stopped/,
    ],
  ])('case %#', (vm, vmi, expected) => {
    const text = restartRefusal(vm, vmi)?.text;
    if (expected === undefined) expect(text).toBeUndefined();
    else expect(text).toMatch(expected);
  });
});

describe('restartStage', () => {
  it.each([
    [vmOf(), vmiOf(), 'vmi-uid', 'stopping'],
    [vmOf(), undefined, 'vmi-uid', 'starting'],
    [vmOf(), vmiOf({ status: { phase: 'Scheduling' } }), 'former', 'starting'],
    [vmOf(), vmiOf(), 'former', 'done'],
    [vmOf({ spec: { runStrategy: 'Halted' } }), undefined, 'former', 'stopped'],
    [{}, undefined, undefined, 'stopped'],
  ])('case %#', (vm, vmi, former, expected) => {
    expect(restartStage(vm, vmi, former)).toBe(expected);
  });
});
