import { referenceOf } from '../findings/report';
import { worldOf } from '../world/world';
import { policiesOf, policyKeyOf, withoutPolicies } from './what-if';

const policy = (name: string, namespace: string) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace },
});
const guard = {
  apiVersion: 'policy.networking.k8s.io/v1alpha1',
  kind: 'AdminNetworkPolicy',
  metadata: { name: 'closed' },
};

describe('a world without a policy', () => {
  const world = worldOf([policy('closed', 'web'), policy('closed', 'shop'), guard]);
  const key = policyKeyOf(referenceOf(policy('closed', 'web')));

  it('lacks that one, and no other of its name', () => {
    const rest = withoutPolicies(world, [key]);
    expect(rest.list('NetworkPolicy')).toEqual([policy('closed', 'shop')]);
    expect(rest.list('AdminNetworkPolicy')).toEqual([guard]);
    expect(policiesOf(world, [key])).toEqual([policy('closed', 'web')]);
  });

  it('is the world itself where none is left out, and says the same without one that is not there', () => {
    expect(withoutPolicies(world, [])).toBe(world);
    expect(withoutPolicies(world, ['NetworkPolicy/web/other']).objects).toEqual(world.objects);
    expect(policiesOf(world, ['NetworkPolicy/web/other'])).toEqual([]);
  });

  it('lacks a policy of the cluster', () => {
    const rest = withoutPolicies(world, [policyKeyOf(referenceOf(guard))]);
    expect(rest.find('AdminNetworkPolicy', 'closed')).toBeUndefined();
  });
});
