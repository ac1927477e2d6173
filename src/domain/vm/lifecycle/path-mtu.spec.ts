import { bridgeWith, ovnWith } from '../../nad/testing/networks';
import { worldOf } from '../../world/world';
import { viewOf } from '../interfaces/view';
import { nodeOf } from '../testing/cluster';
import { podNic, podOf, primaryNic, vmiOf, vmOf } from '../testing/vms';
import { pathMtuOf, smallestMtu } from './path-mtu';

const clusterNetwork = {
  apiVersion: 'config.openshift.io/v1',
  kind: 'Network',
  metadata: { name: 'cluster' },
  status: { clusterNetworkMTU: 1400 },
};

const node = nodeOf('node-1', { bridges: ['br1'] }).map((object) =>
  object.kind === 'NodeNetworkState'
    ? {
        ...object,
        status: {
          currentState: {
            interfaces: [
              {
                name: 'br1',
                type: 'linux-bridge',
                state: 'up',
                mtu: 9000,
                bridge: { port: [{ name: 'eth1' }] },
              },
              { name: 'eth1', type: 'ethernet', state: 'up', mtu: 1500 },
            ],
          },
        },
      }
    : object,
);

const mtusOf = (...objects: object[]) => {
  const [vm, vmi] = [vmOf(), vmiOf()];
  const world = worldOf([vm, vmi, ...objects]);
  const view = viewOf(world, vm, vmi);
  return view.rows.map((row) => pathMtuOf(view, row));
};

describe('the MTUs on the way of an interface', () => {
  it('are those of the cluster, the network, the pod and the bridge of the node', () => {
    const [pod, lan] = mtusOf(
      clusterNetwork,
      bridgeWith({ mtu: 9000 }, { name: 'lan-net' }),
      podOf([{ ...primaryNic, mtu: 1400 }, podNic('default/lan-net', { mtu: 9000 })]),
      ...node,
    );
    expect(pod).toEqual({ network: 1400, pod: 1400, node: undefined });
    expect(lan).toEqual({ network: 9000, pod: 9000, node: 1500 });
    expect(lan && smallestMtu(lan)).toBe(1500);
  });

  it('are unknown where nothing tells, and those of the overlay where a network names none', () => {
    expect(mtusOf()[1]).toEqual({ network: undefined, pod: undefined, node: undefined });
    expect(smallestMtu({ network: undefined, pod: undefined, node: undefined })).toBeUndefined();
    const overlay = ovnWith('layer2', { mtu: undefined }, { name: 'lan-net' });
    expect(mtusOf(clusterNetwork, overlay)[1]?.network).toBe(1400);
  });
});
