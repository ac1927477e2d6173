import { nicMac, WORKERS } from '../../objects/cluster/nodes.ts';
import { ethernet, type NmstateInterface } from '../../objects/nmstate.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';

/** What the workers have beside the cards and bridges of the usual cluster. */
export const CARDS = {
  /** Free on all workers, with a switch that tells its name. */
  free: 'eno6',
  /** VLAN 60 of the free card. */
  vlan: 'eno6.60',
  /** Down on one worker. */
  down: 'eno8',
  /** With jumbo frames on one worker only. */
  uneven: 'eno9',
  /** On two of three workers, with SR-IOV. */
  some: 'ens2f1',
  /** A bridge that leads to a card of its own. */
  bridge: 'br-lab',
} as const;

const MTU = { usual: 1500, jumbo: 9000 };

/** What a switch says of itself by LLDP, as nmstate reports it. */
const lldpOf = (index: number): object => ({
  enabled: true,
  neighbors: [
    [
      { type: 1, 'chassis-id': `24:8A:07:00:00:0${index}`, 'chassis-id-type': 4 },
      { type: 2, 'port-id': `Ethernet1/${index + 11}`, 'port-id-type': 5 },
      { type: 5, 'system-name': index === 2 ? 'leaf-b' : 'leaf-a' },
    ],
  ],
});

const vlanInterface = (base: NmstateInterface): NmstateInterface => {
  const { ethernet: _card, ...common } = base;
  return {
    ...common,
    name: CARDS.vlan,
    type: 'vlan',
    vlan: { 'base-iface': CARDS.free, id: 60, protocol: '802.1q' },
    lldp: { enabled: false },
  };
};

const withCards = (interfaces: NmstateInterface[], index: number): object[] => {
  const on = WORKERS[index];
  if (!on) return interfaces;
  const down = ethernet(CARDS.down, nicMac(on, 8));
  const uneven = ethernet(CARDS.uneven, nicMac(on, 9));
  return [
    ...interfaces.flatMap((each): object[] =>
      each.name === CARDS.free ? [{ ...each, lldp: lldpOf(index) }, vlanInterface(each)] : [each],
    ),
    index === 1 ? { ...down, state: 'down', ethernet: { 'auto-negotiation': true } } : down,
    { ...uneven, mtu: index === 0 ? MTU.jumbo : MTU.usual },
  ];
};

/** The report of a worker with the further cards; all other objects as they are. */
export const withMigrationCards = (object: KubernetesObject): KubernetesObject => {
  const index = WORKERS.findIndex(({ name }) => name === object.metadata.name);
  const status = isRecord(object.status) ? object.status : {};
  const { currentState } = status;
  if (object.kind !== 'NodeNetworkState' || index < 0 || !isRecord(currentState)) return object;
  const interfaces = withCards(currentState.interfaces as NmstateInterface[], index);
  return { ...object, status: { ...status, currentState: { ...currentState, interfaces } } };
};
