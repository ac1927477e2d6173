import { bridge } from '../../checks/testing/objects';
import { worldOf } from '../../world/world';
import { attachCandidates, attachChange, detachCandidates, detachChange } from './bulk';
import { effectGroups, planOf, sharedFindings } from './bulk-plan';
import { kubeVirt, masquerade, podNetwork, vmiOf, vmOf } from '../testing/vms';

type Parts = Parameters<typeof vmOf>[0];

const NETWORK = 'default/lan-net';
const lan = bridge({}, { name: 'lan-net', namespace: 'default' });
const onPod: Parts = { interfaces: [masquerade], networks: [podNetwork] };

const attachPlans = (name: string, ...objects: object[]) => {
  const world = worldOf([lan, kubeVirt(), ...objects]);
  return attachCandidates(world, NETWORK).flatMap((candidate) => {
    const change = attachChange(world, candidate.vm, NETWORK, name);
    return change ? [planOf(world, candidate, change)] : [];
  });
};

it('groups VMs by what happens to them, the weightiest first, each reason once', () => {
  const plans = attachPlans(
    'nic',
    vmOf({ name: 'runs', ...onPod }),
    vmiOf({ name: 'runs', ...onPod }),
    vmOf({ name: 'stopped', ...onPod }),
    vmOf({ name: 'off', ...onPod }),
  );
  expect(
    effectGroups(plans).map(({ effect, vms, reasons }) => [effect.kind, vms, reasons.length]),
  ).toEqual([
    ['nextStart', ['default/stopped', 'default/off'], 1],
    ['migration', ['default/runs'], 2],
  ]);
  expect(effectGroups([])).toEqual([]);
});

it('tells a finding of several VMs once, with the VMs', () => {
  const plans = attachPlans(
    'no name',
    vmOf({ name: 'a', ...onPod }),
    vmOf({ name: 'b', ...onPod }),
  );
  const named = sharedFindings(plans).find(({ finding }) => finding.code === 'VMN621');
  expect(named?.vms).toEqual(['default/a', 'default/b']);
});

it('knows how an interface is taken off: at once from a running VM, with nothing to find fault with', () => {
  const world = worldOf([lan, kubeVirt(), vmOf(), vmiOf()]);
  const plans = detachCandidates(world, NETWORK).flatMap((candidate) => {
    const change = detachChange(candidate.vm, NETWORK);
    return change ? [planOf(world, candidate, change)] : [];
  });
  expect(plans).toMatchObject([{ effect: { kind: 'live' }, findings: [] }]);
});
