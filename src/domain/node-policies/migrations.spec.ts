import fc from 'fast-check';
import { bridgeWith } from '../nad/testing/networks';
import { worldOf } from '../world/world';
import { migrationsOn } from './migrations';
import { policy } from './testing/objects';

const own = policy({ desiredState: { interfaces: [{ name: 'br1', type: 'linux-bridge' }] } });

const map = (name: string, ...destinations: unknown[]) => ({
  apiVersion: 'forklift.konveyor.io/v1beta1',
  kind: 'NetworkMap',
  metadata: { name, namespace: 'migrations' },
  spec: { map: destinations.map((destination) => ({ source: { id: 'network-7' }, destination })) },
});

const plan = (name: string, network: unknown, more: object = {}) => ({
  apiVersion: 'forklift.konveyor.io/v1beta1',
  kind: 'Plan',
  metadata: { name, namespace: 'migrations' },
  spec: { map: { network }, ...more },
});

describe('migrations to networks on a policy', () => {
  it('are the maps that lead there, with their plans, and no others', () => {
    const world = worldOf([
      own,
      bridgeWith({ bridge: 'br1' }, { name: 'office', namespace: 'shop' }),
      bridgeWith({ bridge: 'br2' }, { name: 'lab', namespace: 'shop' }),
      map('to-office', { type: 'pod' }, { type: 'multus', namespace: 'shop', name: 'office' }),
      map('unplanned', { type: 'multus', namespace: 'shop', name: 'office' }),
      map('to-lab', { type: 'multus', namespace: 'shop', name: 'lab' }),
      map('elsewhere', { type: 'multus', name: 'office' }),
      plan('wave-1', { name: 'to-office', namespace: 'migrations' }),
      plan('wave-0', { name: 'to-office', namespace: 'migrations' }, { archived: true }),
      plan('wave-2', { name: 'to-lab', namespace: 'migrations' }),
    ]);
    expect(migrationsOn(world, own)).toEqual([
      { name: 'migrations/to-office', plans: ['migrations/wave-1'] },
      { name: 'migrations/unplanned', plans: [] },
    ]);
  });

  it('are read from any objects without throwing', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (destination, network) => {
        const world = worldOf([own, map('a', destination), plan('b', network)]);
        expect(migrationsOn(world, own)).toEqual([]);
      }),
    );
  });
});
