import { policyCatalog } from '../findings/catalog/policies';
import { testCoverage, testRules, type RuleCase } from '../findings/testing/cases';
import { networkPolicy, running, vm } from '../services/testing/services';
import { worldOf } from '../world/world';
import { checkPolicyTargets } from './check';

const SELECTOR = 'spec.podSelector';
const selecting = (matchLabels: object) => networkPolicy({ podSelector: { matchLabels } });
const admin = (priority: number) => ({
  apiVersion: 'policy.networking.k8s.io/v1alpha1',
  kind: 'AdminNetworkPolicy',
  metadata: { name: 'admin' },
  spec: { priority, subject: { namespaces: {} } },
});
const network = (networkType: string) => ({
  apiVersion: 'config.openshift.io/v1',
  kind: 'Network',
  metadata: { name: 'cluster' },
  status: { networkType },
});
const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', namespace: 'web', labels: { app: 'shop' } },
};

const cases: RuleCase[] = [
  [
    'VMN890',
    SELECTOR,
    [selecting({ 'vmi.kubevirt.io/id': 'b' }), ...running()],
    [selecting({ 'vmi.kubevirt.io/id': 'a' }), ...running()],
  ],
  // A label that pods of any kind may have.
  [
    'VMN890',
    SELECTOR,
    [selecting({ 'kubevirt.io/domain': 'b' }), vm()],
    [selecting({ app: 'other' }), vm()],
  ],
  [
    'VMN891',
    SELECTOR,
    [selecting({ app: 'shop' }), vm({ own: { app: 'shop' }, labels: {} })],
    [selecting({ app: 'shop' }), vm({ own: { app: 'shop' } })],
  ],
  // It selects a pod that is no VM's.
  [
    'VMN891',
    SELECTOR,
    [selecting({ app: 'shop' }), vm({ own: { app: 'shop' }, labels: {} })],
    [selecting({ app: 'shop' }), vm({ own: { app: 'shop' }, labels: {} }), pod],
  ],
  [
    'VMN892',
    'spec.priority',
    [admin(100), network('OVNKubernetes')],
    [admin(99), network('OVNKubernetes')],
  ],
  ['VMN892', 'spec.priority', [admin(100), network('OVNKubernetes')], [admin(100)]],
  [
    'VMN892',
    'spec.priority',
    [admin(100), network('OVNKubernetes')],
    [admin(100), network('Other')],
  ],
];

describe('policies that are for no VM, or not carried out', () => {
  testRules(cases, (objects) => checkPolicyTargets(worldOf(objects as unknown[])));
  testCoverage(cases, policyCatalog);

  it('are not spoken of where VMs are not known', () => {
    const world = worldOf([selecting({ 'vmi.kubevirt.io/id': 'b' })], {
      NetworkPolicy: 'everywhere',
    });
    expect(checkPolicyTargets(world)).toEqual([]);
  });
});
