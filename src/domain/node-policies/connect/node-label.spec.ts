import { checkPolicyIn } from '../../checks/of-node-policies';
import { policyChoosesNoNode } from '../../findings/codes';
import { valueAt } from '../../core/resource';
import { withObjects } from '../../world/with-objects';
import { worldOf } from '../../world/world';
import { node, policy } from '../testing/objects';
import { card, state } from '../testing/states';
import { connectDefaults } from './fields';
import { suggestConnectNames } from './names';
import { labelledNodes, policiesBy, withLabel, withoutLabel } from './node-label';
import { connectPlanOf } from './plan';
import { connectRunOf } from './run';

const labels = (host: string, more: Record<string, string> = {}) => ({
  'kubernetes.io/hostname': host,
  'node-role.kubernetes.io/worker': '',
  ...more,
});

const onNode = (name: string) => state(name, [card('eno2')]);
const states = [onNode('a'), onNode('b'), onNode('c')];
const b = node('b', labels('b'));
const c = node('c', labels('c'));
const nodes = [node('a', labels('a')), b, c];
const others = policy({ name: 'rack', nodeSelector: { rack: 'r1' } });
const world = worldOf([...nodes, ...states, others]);

const values = {
  ...connectDefaults,
  purpose: 'linux',
  way: 'chosen',
  nodes: 'a, c',
  nodeLabel: 'vm-network/br1',
  uplinks: 'eno2',
  bridge: 'br1',
  policy: 'connect',
  vlans: '5',
  projects: 'shop',
};

const LABEL = { key: 'vm-network/br1', value: '' };
const has = (name: string) => withLabel(node(name, labels(name)), LABEL);

const planOf = (more: Record<string, string> = {}, in_ = world, mayLabel = true) =>
  connectPlanOf(in_, { ...values, ...more }, undefined, mayLabel);

const namesOf = (all: readonly { name: string }[] | undefined) => all?.map(({ name }) => name);

describe('a label for nodes that no label tells from the others', () => {
  it('is put on exactly them, and chosen by', () => {
    const { chosen, policy: made, problems } = planOf();
    expect(problems).toEqual([]);
    expect(namesOf(chosen.label?.lacking)).toEqual(['a', 'c']);
    expect(valueAt(made, 'spec', 'nodeSelector')).toEqual({ 'vm-network/br1': '' });
  });

  it('is taken into account by the rules, as if the nodes had it', () => {
    const { chosen, policy: made } = planOf();
    const codes = (all = world) => made && checkPolicyIn(all, made).map(({ code }) => code);
    expect(codes()).toContain(policyChoosesNoNode);
    expect(codes(withObjects(world, labelledNodes(chosen.label)))).not.toContain(
      policyChoosesNoNode,
    );
  });

  it('is none of one node, of all nodes, or of those that have a label of their own', () => {
    const one = planOf({ nodes: 'a' }).chosen;
    expect(one.label).toBeUndefined();
    expect(one.selector).toEqual({ 'kubernetes.io/hostname': 'a' });
    expect(planOf({ nodes: 'a, b, c' }).chosen.label).toBeUndefined();
    const rack = { rack: 'r1' };
    const there = worldOf([node('a', labels('a', rack)), b, node('c', labels('c', rack))]);
    expect(planOf({}, there).chosen.label).toBeUndefined();
    expect(planOf({}, there).chosen.selector).toEqual(rack);
  });

  it('goes on where it was: nodes that have it already do not get it again', () => {
    const half = worldOf([has('a'), b, c, ...states]);
    expect(namesOf(planOf({}, half).chosen.label?.lacking)).toEqual(['c']);
    // A label that others put on the same nodes meanwhile does not take its place.
    const own = (name: string) => withLabel(has(name), { key: 'a-rack', value: 'r1' });
    const whole = worldOf([own('a'), b, own('c'), ...states]);
    expect(planOf({}, whole)).toMatchObject({
      problems: [],
      chosen: { label: { lacking: [] }, selector: { 'vm-network/br1': '' } },
    });
  });

  it.each([
    ['is not given', ''],
    ['is none', 'vm network'],
    ['has a value that is none', 'vm-network/br1=a b'],
    ['is of Kubernetes', 'node-role.kubernetes.io/vms'],
    ['is of the virtualization', 'feature.kubevirt.io/vms=x'],
    ['is one that a policy of others chooses by', 'rack=r2'],
  ])('is refused where it %s', (_why, nodeLabel) => {
    expect(planOf({ nodeLabel }).problems.map(({ field }) => field)).toEqual(['nodeLabel']);
  });

  it.each([
    ['a chosen node has another value of it', node('a', labels('a', { team: 'x' }))],
    ['a node that is not chosen has it', node('b', labels('b', { team: 'red' }))],
  ])('is refused where %s', (_why, changed) => {
    const there = worldOf([
      ...nodes.filter(({ metadata }) => metadata.name !== changed.metadata.name),
      changed,
      ...states,
    ]);
    const nodeLabel = 'team=red';
    expect(planOf({ nodeLabel }, there).problems.map(({ field }) => field)).toEqual(['nodeLabel']);
    expect(planOf({ nodeLabel }).problems).toEqual([]);
  });

  it('may be the one by which the policy of the wizard chooses already', () => {
    const own = {
      ...policy({ name: 'connect', nodeSelector: { 'vm-network/br1': '' } }),
      metadata: { name: 'connect', uid: 'made' },
    };
    const there = worldOf([...nodes, ...states, own]);
    expect(connectPlanOf(there, values, 'made').problems).toEqual([]);
    expect(planOf({}, there).problems.map(({ field }) => field)).toContain('nodeLabel');
    expect(policiesBy(there, 'vm-network/br1', undefined)).toEqual(['connect']);
  });

  it('cannot be put on by everybody: then it is said how others do', () => {
    const [problem, ...rest] = planOf({}, world, false).problems;
    expect(rest).toEqual([]);
    expect(problem).toMatchObject({ field: 'nodes', message: { params: { nodes: 'a c' } } });
    // Somebody did.
    const done = worldOf([has('a'), b, has('c'), ...states]);
    expect(planOf({}, done, false).problems).toEqual([]);
  });

  it('is named after the bridge, and after nothing that is there already', () => {
    const { draft } = planOf({ nodeLabel: '' });
    expect(suggestConnectNames(world, draft, true).nodeLabel).toBe('vm-network/br1');
    expect(suggestConnectNames(world, draft)).not.toHaveProperty('nodeLabel');
    const taken = worldOf([...nodes, policy({ nodeSelector: { 'vm-network/br1': 'x' } })]);
    expect(suggestConnectNames(taken, draft, true).nodeLabel).toBe('vm-network/br1-2');
  });

  it('is taken off those alone that got it here and have it still', () => {
    const there = worldOf([has('a'), has('b'), c, ...states]);
    const plan = planOf({ labelled: 'a, c' }, there);
    expect(namesOf(connectRunOf(there, plan, undefined).labelled)).toEqual(['a']);
    expect(withoutLabel(has('a'), LABEL)).toEqual(node('a', labels('a')));
    const other = node('a', labels('a', { 'vm-network/br1': 'theirs' }));
    expect(withoutLabel(other, LABEL)).toBe(other);
  });
});
