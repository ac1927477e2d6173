import { interfacePhases, type InterfaceState, type Need } from './interface-state';
import { interfaceSteps, needLabel, toneOfNeed, toneOfPhase, whyOf } from './interface-steps';
import { reason } from '../../core/reasons';

const migration = (status: Extract<Need, { kind: 'migration' }>['status']): Need => ({
  kind: 'migration',
  status,
});
const stateOf = (phase: InterfaceState['phase'], need?: Need): InterfaceState => ({
  phase,
  need,
  pending: [],
});
const shortOf = (state: InterfaceState): string =>
  interfaceSteps(state)
    .map(({ phase, progress }) => `${phase}:${progress}`)
    .join(' ');

const needs: Need[] = [
  ...(['running', 'automatic', 'manual', 'unknown', 'blocked'] as const).map(migration),
  { kind: 'restart' },
  { kind: 'nextStart' },
];

describe('steps of an interface', () => {
  it.each([
    [stateOf('stopped'), 'requested:done attachedToPod:ahead inDomain:ahead seenInGuest:ahead'],
    [stateOf('starting'), 'requested:done attachedToPod:open inDomain:ahead seenInGuest:ahead'],
    [
      stateOf('requested', migration('manual')),
      'requested:done attachedToPod:waiting inDomain:ahead seenInGuest:ahead',
    ],
    [
      stateOf('requested', migration('blocked')),
      'requested:done attachedToPod:blocked inDomain:ahead seenInGuest:ahead',
    ],
    [stateOf('attachedToPod'), 'requested:done attachedToPod:done inDomain:open seenInGuest:ahead'],
    [stateOf('inDomain'), 'requested:done attachedToPod:done inDomain:done seenInGuest:open'],
    [
      stateOf('seenInGuest', { kind: 'restart' }),
      'requested:done attachedToPod:done inDomain:done seenInGuest:done',
    ],
    [stateOf('markedAbsent'), 'markedAbsent:done detached:open gone:ahead'],
    [stateOf('detached', migration('automatic')), 'markedAbsent:done detached:done gone:waiting'],
    [stateOf('gone'), 'markedAbsent:done detached:done gone:done'],
    [stateOf('removed', { kind: 'restart' }), 'removed:done gone:waiting'],
  ])('case %#', (state, expected) => {
    expect(shortOf(state)).toBe(expected);
  });

  it('are told apart in words', () => {
    expect(new Set(needs.map((need) => whyOf(stateOf('requested', need))[0]?.text)).size).toBe(
      needs.length,
    );
    // To migrate is what a user does, whether or not the cluster would.
    expect(new Set(needs.map(needLabel)).size).toBe(needs.length - 1);
  });

  it('say why nothing can bring the next one', () => {
    const why = reason('The VM cannot be migrated.');
    expect(whyOf(stateOf('requested', { kind: 'migration', status: 'blocked', why }))).toContain(
      why,
    );
  });

  it('say nothing where all is as it should be', () => {
    expect(whyOf(stateOf('seenInGuest'))).toEqual([]);
    expect(whyOf(stateOf('stopped'))).toHaveLength(1);
    expect(whyOf(stateOf('inDomain'))).toHaveLength(1);
  });

  it('have a tone each', () => {
    expect(interfacePhases.map(toneOfPhase)).toContain('success');
    expect(needs.map(toneOfNeed)).toEqual([
      'info',
      'info',
      'warning',
      'warning',
      'danger',
      'warning',
      'info',
    ]);
  });
});
