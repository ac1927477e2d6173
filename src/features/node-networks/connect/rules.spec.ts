import type { KubernetesResource } from '../../../domain/core/resource';
import { connectDefaults } from '../../../domain/node-policies/connect/fields';
import { connectPlanOf } from '../../../domain/node-policies/connect/plan';
import { worldOf } from '../../../domain/world/world';
import { findingsOfPlan } from './rules';

const world = worldOf([]);
const plan = connectPlanOf(world, {
  ...connectDefaults,
  purpose: 'linux',
  part: 'network',
  bridge: 'br1',
  vlans: '5-8',
  projects: 'shop, office',
});

/** The plan, with other configurations of some networks, by their names. */
const withConfigs = (configs: Readonly<Record<string, string>>) => ({
  ...plan,
  networks: plan.networks.map((network) => ({
    ...network,
    objects: network.objects.map((object): KubernetesResource => {
      const config = configs[network.name];
      return config === undefined ? object : { ...object, spec: { config } };
    }),
  })),
});

const namesIn = (configs: Readonly<Record<string, string>>) =>
  findingsOfPlan(world, withConfigs(configs)).map(({ object }) => object.name);

describe('what rules say of a plan', () => {
  it('is nothing of networks that are sound', () => {
    expect(plan.networks).toHaveLength(4);
    expect(namesIn({})).toEqual([]);
  });

  it('is of each network, not of the first alone, and of what is alike once', () => {
    expect(namesIn({ 'vlan-7': '{' })).toEqual(['vlan-7']);
    expect(namesIn({ 'vlan-6': '{', 'vlan-8': '{' })).toEqual(['vlan-6']);
    const other = '{"cniVersion":"0.3.1","name":"x","type":"bridge","bridge":"br1","vlan":5000}';
    expect(new Set(namesIn({ 'vlan-6': '{', 'vlan-8': other }))).toEqual(
      new Set(['vlan-6', 'vlan-8']),
    );
  });
});
