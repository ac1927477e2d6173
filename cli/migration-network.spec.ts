import { migrationCandidatesOf } from '../src/domain/checks/migration-candidates';
import { linksOf } from '../src/domain/migration-network/links';
import { rollOutOf } from '../src/domain/migration-network/roll-out';
import { worldOf } from '../src/domain/world/world';
import { scenarios } from '../standalone/scenarios/index';

const NAMESPACE = 'openshift-cnv';

/** The demo's cluster in the eyes of the rules: each of its networks is what it was made for. */
describe('the scenario migration-network', () => {
  const world = worldOf(scenarios['migration-network']?.objects() ?? []);
  const candidates = migrationCandidatesOf(world, NAMESPACE);

  it('has good, doubtful and bad networks, each bad one for its own reason', () => {
    const said = candidates.map(({ nad, verdict, findings }) => {
      const loud = findings.filter(({ severity }) => severity !== 'info');
      return `${nad.name}: ${[verdict, ...loud.map(({ code }) => code)].join(' ')}`;
    });
    expect(said).toEqual([
      'migration-on-bridge: good',
      'migration-vlan60: good',
      'migration-uneven: doubtful VMN459',
      'card-is-down: refused VMN439',
      'mostly-taken: refused VMN467',
      'no-addresses: refused VMN453',
      'not-on-every-node: refused VMN456',
      'not-readable: refused VMN110',
      'over-the-machines: refused VMN448',
      'over-the-pods: refused VMN445',
      'packets-too-large: refused VMN431',
      'too-small: refused VMN454',
    ]);
  });

  it('offers a card, its VLAN and a bridge, and tells why not the others', () => {
    const links = linksOf(world);
    const choices = links.filter(({ refusal }) => refusal === undefined);
    expect(choices.map(({ name }) => name)).toEqual([
      'br-lab',
      'br-prod',
      'eno6',
      'eno6.60',
      'eno9',
    ]);
    expect(links.find(({ name }) => name === 'eno6')?.neighbours).toContainEqual({
      node: 'worker-0',
      system: 'leaf-a',
      port: 'Ethernet1/11',
    });
    expect(links.find(({ name }) => name === 'ens2f1')?.refusal?.params).toEqual({
      nodes: 'worker-0',
    });
  });

  it('has virt-handler on each worker, over the pod network as it is set', () => {
    const rollOut = rollOutOf(world);
    expect(rollOut).toMatchObject({ stage: 'settled', done: 3 });
    expect(rollOut?.nodes.map(({ handler }) => `${handler.node} ${handler.state}`)).toEqual([
      'worker-0 pod-network',
      'worker-1 pod-network',
      'worker-2 pod-network',
    ]);
  });
});
