import fc from 'fast-check';
import { worldOf } from '../world/world';
import { policyProgressOf, stageOfPolicy, stagesByNeed } from './progress';
import { enactment, node, policy } from './testing/objects';

const FAILURE =
  'error reconciling\nNmstateError: InvalidArgument: Ethernet interface eno9 does not exists';

describe('how far a policy is', () => {
  it('is counted from what its nodes say, whatever it says itself', () => {
    const own = policy({
      conditions: [
        { type: 'Available', status: 'True', message: '2/2 nodes successfully configured' },
      ],
    });
    const world = worldOf([
      node('worker-0'),
      node('worker-1'),
      own,
      enactment('worker-0', 'Available'),
      enactment('worker-1', 'Failing', { reason: 'FailedToConfigure', message: FAILURE }),
    ]);
    const progress = policyProgressOf(world, own);
    expect(progress.nodes.map(({ node: name, stage }) => [name, stage])).toEqual([
      ['worker-0', 'configured'],
      ['worker-1', 'failed'],
    ]);
    expect(progress.nodes[1]?.cause).toEqual({
      kind: 'InvalidArgument',
      text: 'Ethernet interface eno9 does not exists',
    });
    expect(stageOfPolicy(progress)).toBe('failed');
  });

  it.each([
    ['Progressing', 'ConfigurationProgressing', 'progressing'],
    ['Progressing', 'Retrying', 'retrying'],
    ['Failing', 'Retrying', 'retrying'],
    ['Failing', 'FailedToConfigure', 'failed'],
    ['Pending', 'MaxUnavailableLimitReached', 'pending'],
    ['Aborted', 'ConfigurationAborted', 'aborted'],
    ['Available', 'SuccessfullyConfigured', 'configured'],
    ['Odd', 'Odd', 'waiting'],
  ])('with %s because of %s is %s', (type, reason, stage) => {
    const own = policy();
    const world = worldOf([node('worker-0'), own, enactment('worker-0', type, { reason })]);
    expect(policyProgressOf(world, own).nodes).toMatchObject([{ stage }]);
  });

  it('takes nothing from what was said of a former state of it', () => {
    const own = policy({ generation: 2 });
    const world = worldOf([node('worker-0'), own, enactment('worker-0', 'Available')]);
    expect(policyProgressOf(world, own).nodes).toMatchObject([{ stage: 'outdated' }]);
  });

  it('waits for nodes that are chosen and silent, and leaves out those that are not chosen', () => {
    const own = policy({ nodeSelector: { zone: 'a' } });
    const world = worldOf([node('worker-0', { zone: 'a' }), node('worker-1', { zone: 'b' }), own]);
    expect(policyProgressOf(world, own).nodes).toMatchObject([
      { node: 'worker-0', stage: 'waiting' },
    ]);
  });

  it('says that no node is chosen only where that is known', () => {
    const own = policy({ nodeSelector: { zone: 'x' } });
    expect(stageOfPolicy(policyProgressOf(worldOf([node('worker-0'), own]), own))).toBe('no node');
    const unknown = worldOf([own], {});
    expect(stageOfPolicy(policyProgressOf(unknown, own))).toBe('unknown');
    const told = policy({
      conditions: [{ type: 'Ignored', status: 'True', reason: 'NoMatchingNode' }],
    });
    expect(stageOfPolicy(policyProgressOf(worldOf([told], {}), told))).toBe('no node');
  });

  it('counts each node once', () => {
    const names = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 });
    const types = fc.constantFrom('Available', 'Failing', 'Pending', 'Aborted', 'Progressing');
    fc.assert(
      fc.property(names, fc.array(types, { minLength: 1 }), names, (told, kinds, silent) => {
        const own = policy();
        const world = worldOf([
          own,
          ...[...new Set([...told, ...silent])].map((at) => node(`worker-${at}`)),
          ...told.map((at, index) =>
            enactment(`worker-${at}`, kinds[index % kinds.length] ?? 'Available'),
          ),
        ]);
        const { nodes, counts } = policyProgressOf(world, own);
        expect(nodes).toHaveLength(new Set([...told, ...silent]).size);
        expect(stagesByNeed.reduce((sum, stage) => sum + counts[stage], 0)).toBe(nodes.length);
      }),
    );
  });
});
