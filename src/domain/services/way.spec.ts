import { worldOf } from '../world/world';
import { usualClientOf, type Client } from './asked';
import { serviceOf } from './service';
import { networkPolicy, running, service, slice } from './testing/services';
import { sceneOf } from './scene';
import { wayOf } from './way';
import { explainService } from './why';

const way = (objects: object[], asked?: Client) => {
  const world = worldOf(objects);
  const view = serviceOf(world.list('Service')[0] ?? {});
  const scene = sceneOf(world, view);
  const client = asked ?? usualClientOf(view);
  return wayOf(scene, client, explainService(scene, { client }).steps);
};
const shown = (found: ReturnType<typeof way>) =>
  found?.there.map(({ kind, name }) => [kind, name.params.name ?? name.text]);

const inside = service({ clusterIP: '172.30.0.7', clusterIPs: ['172.30.0.7'] });
const nodes = { type: 'NodePort', ports: [{ port: 80, nodePort: 30_080, targetPort: 8080 }] };

describe('the way of a connection', () => {
  it('leads from within the cluster by the address of the Service', () => {
    expect(shown(way([inside, slice(), ...running()]))).toEqual([
      ['client', 'a pod of namespace {{namespace}}'],
      ['address', '172.30.0.7:80'],
      ['policies', 'Cannot tell'],
      ['interface', 'a/default'],
      ['guest', '80/TCP'],
    ]);
  });

  it('leads from outside by a node, which may stand in for the client', () => {
    const found = way([service(nodes), slice(), ...running()]);
    expect(found?.there.map(({ kind }) => kind)).toEqual([
      'client',
      'address',
      'node',
      'policies',
      'interface',
      'guest',
    ]);
    expect(found?.there[1]?.name.params).toEqual({ port: 30_080 });
    expect(found?.there[4]?.details[0]?.params.name).toBe('10.128.0.7:8080');
    expect(found?.there[2]?.details[0]?.text).toMatch(/in the place of the client/);
    const local = way([
      service({ ...nodes, externalTrafficPolicy: 'Local' }),
      slice(),
      ...running(),
    ]);
    expect(local?.there[2]?.details[0]?.text).toMatch(/sees the address of the client/);
  });

  it('has no address for somebody outside where the Service is for the inside alone', () => {
    const found = way([inside, slice(), ...running()], { kind: 'outside' });
    expect([found?.there[1]?.name.text, found?.there[1]?.status]).toEqual(['None', 'closed']);
    expect(found?.there.map(({ kind }) => kind)).not.toContain('node');
  });

  it('has no address of a load balancer before one is given, whatever port nodes have', () => {
    const found = way([service({ ...nodes, type: 'LoadBalancer' }), slice(), ...running()]);
    expect(found?.there[1]?.name.text).toBe('None yet');
  });

  it('breaks at the interface that lets the port not in, and not at the guest', () => {
    const closed = running({ nic: { masquerade: {}, ports: [{ port: 22 }] } });
    const found = way([inside, slice(), ...closed]);
    expect(found?.there.slice(-2).map(({ status }) => status)).toEqual(['broken', 'unknown']);
  });

  it('ends at a VM without an interface that is reached', () => {
    const lan = running({ nic: { bridge: {} }, network: { multus: { networkName: 'lan' } } });
    const found = way([inside, slice(), ...lan]);
    const nic = found?.there.find(({ kind }) => kind === 'interface');
    expect([nic?.name.text, nic?.status, nic?.details]).toEqual(['None', 'broken', []]);
    expect(found?.back[0]?.status).toBe('notApplicable');
  });

  it('is closed where policies close it, and needs no rule back', () => {
    const found = way([inside, slice(), ...running(), networkPolicy({})]);
    const policies = found?.there.find(({ kind }) => kind === 'policies');
    expect([policies?.name.text, policies?.status]).toEqual(['Not let through', 'broken']);
    expect(found?.back.map(({ kind, status }) => [kind, status])).toEqual([
      ['guest', 'ok'],
      ['policies', 'ok'],
      ['client', undefined],
    ]);
  });

  it('never calls the guest in order, and is none without a VM', () => {
    expect(way([inside, slice(), ...running()])?.there.at(-1)?.status).toBe('unknown');
    expect(way([inside])).toBeUndefined();
  });
});
