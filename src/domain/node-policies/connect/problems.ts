import { msg } from '../../core/msg';
import { textAt } from '../../core/resource';
import { listOf, namesOf } from '../../findings/report';
import { MOST_VMS } from '../../vm/spec/bulk-limit';
import { bondModes } from './bond-modes';
import { makesNetworks, makesPolicy } from './fields';
import { interfaceNameProblems, spelled } from './name-problems';
import {
  MOST_NETWORKS,
  networkForVms,
  patternOf,
  VLAN_WORD,
  type PlannedNetwork,
} from './networks';
import { PHYSNET } from '../of-ovn';
import { at, isWithin, type ConnectProblem, type Context } from './problem';
import { isMade, storedOf } from './stored';
import { CLUSTER_BRIDGE } from './uplinks';
import { vlanProblems } from './vlan-problems';
import { vlansOf } from './vlans';

const LABEL = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
const NETWORK_NAME = /^[a-z1-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
/** Its name becomes the value of a label. */
const LONGEST_NAME = 63;

const nodeProblems = ({ draft, chosen }: Context): ConnectProblem[] => {
  const { problem } = chosen.label ?? {};
  if (problem) return [{ field: 'nodeLabel', message: problem }];
  if (!chosen.problem) return [];
  const fields = { vm: 'way', label: 'label', chosen: 'nodes' } as const;
  return [{ field: fields[draft.way], message: chosen.problem }];
};

const uplinkProblems = ({ draft, uplinks }: Context): ConnectProblem[] => {
  const { purpose, uplinks: names } = draft;
  if (purpose === 'br-ex') return [];
  if (names.length === 0) return [at('uplinks', msg('Choose a network interface of the nodes.'))];
  const found = names.map((name) => ({ name, uplink: uplinks.find((each) => each.name === name) }));
  const bonds = found.filter(({ uplink }) => uplink?.kind === 'bond');
  return [
    ...found.flatMap(({ name, uplink }) => {
      if (uplink?.refusal) {
        const { text, params } = uplink.refusal;
        return [{ field: 'uplinks', message: { text, params } } as const];
      }
      return uplink || uplinks.length === 0
        ? []
        : [at('uplinks', msg('No chosen node has {{name}}.'), { name })];
    }),
    ...(purpose === 'vlan' && names.length > 1
      ? [at('uplinks', msg('A VLAN interface stands on one network interface. Choose one.'))]
      : []),
    ...(purpose !== 'vlan' && names.length > 1 && bonds.length > 0
      ? [at('uplinks', msg('A bond is made of network interfaces, not of other bonds.'))]
      : []),
  ];
};

const bondProblems = (context: Context): ConnectProblem[] => {
  const { draft } = context;
  if (draft.uplinks.length < 2) return [];
  const mode = bondModes.find(({ value }) => value === draft.mode);
  return [
    ...interfaceNameProblems('bond', context),
    ...(mode === undefined ? [at('mode', msg('Choose a mode.'))] : []),
    ...(mode?.refusal === undefined ? [] : [at('mode', mode.refusal)]),
  ];
};

const bridgeProblems = (context: Context): ConnectProblem[] => {
  const { draft, chosen } = context;
  if (draft.purpose === 'br-ex') {
    const lacking = chosen.nodes.filter(
      ({ interfaces }) => interfaces && interfaces.get(CLUSTER_BRIDGE)?.type !== 'ovs-bridge',
    );
    return lacking.length > 0
      ? [at('purpose', msg('{{nodes}} has no bridge br-ex.'), { nodes: namesOf(lacking) })]
      : [];
  }
  return [
    ...interfaceNameProblems('bridge', context),
    ...(draft.uplinks.length > 1 && draft.bridge !== '' && draft.bridge === draft.bond
      ? [at('bridge', msg('The bond has this name.'))]
      : []),
  ];
};

const localnetProblems = (context: Context): ConnectProblem[] => {
  const { purpose, localnet, bridge } = context.draft;
  if (purpose === 'linux') return [];
  return spelled(context, 'localnet', () => {
    if (localnet === PHYSNET) {
      return [at('localnet', msg('OVN-Kubernetes has this one for itself. Choose another name.'))];
    }
    const other = context.chosen.nodes.filter(({ mappings }) => {
      const mapped = mappings?.get(localnet);
      return mapped !== undefined && mapped !== bridge;
    });
    return other.length > 0
      ? [at('localnet', msg('On {{nodes}} it leads to another bridge.'), { nodes: namesOf(other) })]
      : [];
  });
};

const LEAST_MTU = 576;
const MOST_MTU = 65_535;

const mtuProblems = ({ draft: { mtu } }: Context): ConnectProblem[] =>
  mtu !== '' && !isWithin(mtu, LEAST_MTU, MOST_MTU)
    ? [
        at('mtu', msg('A number of bytes from {{least}} to {{most}}.'), {
          least: LEAST_MTU,
          most: MOST_MTU,
        }),
      ]
    : [];

const roundProblems = ({ draft: { maxUnavailable } }: Context): ConnectProblem[] => {
  const share = /^(\d{1,3})%$/.exec(maxUnavailable)?.[1];
  return (share !== undefined && isWithin(share, 1, 100)) || isWithin(maxUnavailable, 1, 100_000)
    ? []
    : [at('maxUnavailable', msg('A number of nodes, or a share such as 50%.'))];
};

const policyProblems = ({ world, draft, made }: Context): ConnectProblem[] => {
  const { policy } = draft;
  if (policy === '') return [at('policy', msg('Give it a name.'))];
  if (!NAME.test(policy) || policy.length > LONGEST_NAME) {
    return [
      at('policy', msg('Lower case letters, digits and hyphens, at most {{limit}}.'), {
        limit: LONGEST_NAME,
      }),
    ];
  }
  const found = world.find('NodeNetworkConfigurationPolicy', policy);
  return found && textAt(found, 'metadata', 'uid') !== made
    ? [at('policy', msg('There is a policy of this name already.'))]
    : [];
};

const nameProblems = (
  networks: readonly PlannedNetwork[],
  { draft }: Context,
): ConnectProblem[] => {
  if (draft.from === 'list') return [];
  const hasWord = patternOf(draft).includes(VLAN_WORD);
  if (networks.length > 1 && !hasWord) {
    return [at('pattern', msg('Several networks need {vlan} in their name.'))];
  }
  if (draft.vlans === '' && hasWord) {
    return [at('pattern', msg('Without a VLAN nothing stands for {vlan}. Give the name itself.'))];
  }
  return networks.some(({ name }) => !NETWORK_NAME.test(name))
    ? [at('pattern', msg('Lower case letters, digits and hyphens, and no 0 in front.'))]
    : [];
};

const takenProblems = (
  networks: readonly PlannedNetwork[],
  { world, draft }: Context,
): ConnectProblem[] => {
  const taken = networks.filter(({ objects }) =>
    objects.some((wanted) => {
      const stored = storedOf(world, wanted);
      return stored !== undefined && !isMade(stored, wanted);
    }),
  );
  return taken.length > 0
    ? [
        at(
          draft.from === 'list' ? 'list' : 'pattern',
          msg('There is another network of this name already: {{names}}'),
          { names: namesOf(taken) },
        ),
      ]
    : [];
};

const networkProblems = (
  networks: readonly PlannedNetwork[],
  context: Context,
): ConnectProblem[] => {
  const { draft } = context;
  const vlans = draft.from === 'vlans' ? vlansOf(draft.vlans) : [];
  if (vlans === undefined) {
    return [at('vlans', msg('VLANs are numbers from 1 to 4094, such as 120 or 120-140.'))];
  }
  const usable = networks.filter(({ refusal }) => refusal === undefined);
  return [
    ...(draft.projects.length === 0 ? [at('projects', msg('Choose a project.'))] : []),
    ...(networks.length > MOST_NETWORKS
      ? [at(draft.from, msg('At most {{most}} at once.'), { most: MOST_NETWORKS })]
      : []),
    ...(usable.length === 0 && draft.from === 'list'
      ? [at('list', msg('No line of the list can become a network.'))]
      : []),
    ...nameProblems(networks, context),
    ...takenProblems(usable, context),
  ];
};

const vmProblems = (networks: readonly PlannedNetwork[], { draft }: Context): ConnectProblem[] => {
  const { vms, projects } = draft;
  if (vms.length === 0) return [];
  const away = vms.filter((key) => !projects.includes(key.split('/')[0] ?? ''));
  return [
    ...(networkForVms(draft, networks)
      ? []
      : [at('vmNetwork', msg('Choose the network that the VMs get.'))]),
    ...(away.length > 0
      ? [
          at('vms', msg('The networks are not made in the projects of these VMs: {{names}}'), {
            names: listOf(away),
          }),
        ]
      : []),
    ...(vms.length > MOST_VMS
      ? [
          at('vms', msg('Choose at most {{limit}} VMs at a time, so that you can review them.'), {
            limit: MOST_VMS,
          }),
        ]
      : []),
  ];
};

/** Where only networks are made, what they stand on is there already. */
const standsOnProblems = (context: Context): ConnectProblem[] =>
  spelled(context, context.draft.purpose === 'linux' ? 'bridge' : 'localnet', () => []);

/** What keeps a draft from being made, in the order of the steps. */
export const problemsOf = (
  networks: readonly PlannedNetwork[],
  context: Context,
): ConnectProblem[] => {
  const { draft } = context;
  if (draft.purpose === undefined) {
    return [at('purpose', msg('Choose what VMs are connected by.'))];
  }
  return [
    ...(makesPolicy(draft)
      ? [
          ...nodeProblems(context),
          ...uplinkProblems(context),
          ...(draft.purpose === 'vlan'
            ? vlanProblems(context)
            : [...bondProblems(context), ...bridgeProblems(context), ...localnetProblems(context)]),
          ...roundProblems(context),
          ...policyProblems(context),
        ]
      : standsOnProblems(context)),
    ...mtuProblems(context),
    ...(makesNetworks(draft)
      ? [...networkProblems(networks, context), ...vmProblems(networks, context)]
      : []),
  ];
};
