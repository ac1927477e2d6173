import fc from 'fast-check';
import { checkUdnIn } from '../../src/domain/checks/of-udn';
import { checkNadIn } from '../../src/domain/checks/of-nad';
import { checkWorld } from '../../src/domain/checks/of-world';
import { findingsAmong } from '../../src/domain/checks/findings-among';
import { impactOf } from '../../src/domain/checks/impact';
import type { KubernetesResource } from '../../src/domain/core/resource';
import * as codes from '../../src/domain/findings/codes';
import { nadForms } from '../../src/domain/nad/forms';
import { summarizeNad } from '../../src/domain/nad/summary';
import type { NetworkAttachmentDefinition } from '../../src/domain/nad/types';
import {
  bridgeWith,
  macvlanWith,
  ovnWith,
  sriovWith,
  type TestNetwork,
} from '../../src/domain/nad/testing/networks';
import { rebase } from '../../src/domain/text/rebase';
import { patchBetween } from '../../src/domain/text/json-patch';
import { layer2With, localnetWith, primaryWith } from '../../src/domain/udn/testing/udns';
import { explainInterface } from '../../src/domain/vm/explain/explain';
import { viewOfObject } from '../../src/domain/vm/interfaces/view';
import { vmRowsOf } from '../../src/domain/vm/lifecycle/vm-rows';
import { nodeOf } from '../../src/domain/vm/testing/cluster';
import { kubeVirt, podOf, vmiOf, vmOf } from '../../src/domain/vm/testing/vms';
import { worldOf, type World } from '../../src/domain/world/world';
import { rowsOf as networkRowsOf } from '../../src/features/networks/list/rows';
import { rowsOf as userNetworkRowsOf } from '../../src/features/user-defined-networks/list/rows';
import { differenceOf } from '../../src/ui/review/difference';
import { hostileObjects } from './hostile';
import { fuzzRuns } from './runs';

const lan = bridgeWith({}, { name: 'lan-net' });
const broken = bridgeWith({ vlan: 5000 }, { name: 'broken' });

/** What stands beside the hostile object; of `broken` its mistake is always told. */
const beside: object[] = [
  lan,
  broken,
  vmOf(),
  vmiOf(),
  podOf(),
  ...nodeOf('node-1', { bridges: ['br1'] }),
  ...nodeOf('node-2'),
  kubeVirt(),
];

const isTold = (world: World): boolean =>
  checkWorld(world).some(
    ({ code, object }) => code === codes.vlanTagOutOfRange && object.name === 'broken',
  );

/** Reading, checking and writing an object, each as pages do. */
const throughEditing = (sound: object, object: object): void => {
  differenceOf(sound, object);
  patchBetween(sound, object);
  rebase(sound, object, { ...sound });
};

const worldWith = (object: KubernetesResource): World => worldOf([object, ...beside]);

describe('whatever one object is made of, it and all others are shown and checked', () => {
  it('as a NetworkAttachmentDefinition', () => {
    const sound: TestNetwork[] = [
      bridgeWith({}, { name: 'odd' }),
      ovnWith('localnet', { physicalNetworkName: 'phys' }, { name: 'odd' }),
      ovnWith('layer2', { subnets: '10.0.0.0/24' }, { name: 'odd' }),
      macvlanWith({ ipam: { type: 'whereabouts', range: '10.0.0.0/24' } }),
      sriovWith({}),
      lan,
    ];
    fc.assert(
      fc.property(hostileObjects<NetworkAttachmentDefinition>(sound), (nad) => {
        const world = worldWith(nad);
        expect(isTold(world)).toBe(true);
        const among = findingsAmong([nad, broken]);
        expect(among.get('default/broken')).toHaveLength(1);
        expect(networkRowsOf([nad, broken], among)).toHaveLength(2);
        checkNadIn(world, nad);
        summarizeNad(nad);
        impactOf(world, 'default', 'odd');
        for (const form of Object.values(nadForms)) form.read(nad);
        throughEditing(lan, nad);
      }),
      fuzzRuns,
    );
  });

  it('as a user-defined network', () => {
    const sound: KubernetesResource[] = [
      layer2With({ subnets: ['10.0.0.0/24'] }),
      primaryWith({}),
      localnetWith({ vlan: { mode: 'Access', access: { id: 5 } } }),
    ] as KubernetesResource[];
    fc.assert(
      fc.property(hostileObjects(sound), (udn) => {
        const world = worldWith(udn);
        expect(isTold(world)).toBe(true);
        checkUdnIn(world, udn);
        expect(userNetworkRowsOf([udn, layer2With({})])).toHaveLength(2);
        throughEditing(layer2With({}), udn);
      }),
      fuzzRuns,
    );
  });

  it('as a VM, its instance, its pod or a node', () => {
    const odd: KubernetesResource[] = [
      vmOf({ name: 'odd', status: { printableStatus: 'Running' } }),
      vmiOf({ name: 'odd' }),
      { ...podOf(), metadata: { ...podOf().metadata, name: 'odd' } },
      ...nodeOf('node-3', { bridges: ['br1'] }),
      kubeVirt(),
    ];
    fc.assert(
      fc.property(hostileObjects(odd), (object) => {
        const world = worldOf([
          ...odd.filter(({ kind }) => kind !== object.kind),
          object,
          ...beside,
        ]);
        expect(isTold(world)).toBe(true);
        const vms = world.list('VirtualMachine');
        expect(vmRowsOf(world, vms)).toHaveLength(vms.length);
        for (const vm of vms) {
          for (const { name } of viewOfObject(world, vm).rows) explainInterface(world, vm, name);
        }
        throughEditing(vmOf(), object);
      }),
      fuzzRuns,
    );
  });
});
