import type { AddressRow } from '../addresses/rows';
import type { Answer, Prerequisite } from '../core/answer';
import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { textAt, type KubernetesResource } from '../core/resource';
import type { HostName, NameProblem } from '../vm/interfaces/host-names';
import type { VmView } from '../vm/interfaces/view';
import type { SshService } from './services';

export const wayKinds = ['virtctl', 'port-forward', 'service', 'direct', 'name'] as const;

export type WayKind = (typeof wayKinds)[number];

/** A text to copy, and where it is to be run or put. */
export interface Command {
  where: Reason;
  text: string;
}

/** One way to reach SSH of a VM. */
export interface Way {
  kind: WayKind;
  key: string;
  title: Reason;
  prerequisites: readonly Prerequisite[];
  /** Empty where the way is not open. */
  commands: readonly Command[];
}

const titles: Record<WayKind, string> = {
  virtctl: msg('virtctl ssh'),
  'port-forward': msg('OpenSSH through virtctl port-forward'),
  service: msg('OpenSSH through a Service'),
  direct: msg('OpenSSH to an address of a secondary network'),
  name: msg('OpenSSH by the name of an interface'),
};

/** Open only where everything holds; closed where one thing does not. */
export const answerOf = ({ prerequisites }: Pick<Way, 'prerequisites'>): Answer => {
  if (prerequisites.some(({ answer }) => answer === 'no')) return 'no';
  return prerequisites.every(({ answer }) => answer === 'yes') ? 'yes' : 'unknown';
};

const prerequisite = (what: Reason, answer: Answer, remark?: Reason): Prerequisite => ({
  what,
  answer,
  remark: answer === 'yes' ? undefined : remark,
});

const isTrue = (holds: boolean): Answer => (holds ? 'yes' : 'no');

/** What is needed to say which ways lead to a VM. */
export interface Ground {
  view: VmView;
  /** Addresses of this VM. */
  addresses: readonly AddressRow[];
  services: readonly SshService[];
  /** Whether all Services of the namespace are known. */
  isServicesKnown: boolean;
  /** Whether the user may forward ports to VMs of the namespace. */
  mayForward: Answer;
  /** First addresses of nodes, by which node ports are reached; empty where none is known. */
  nodeAddresses: readonly string[];
  /** Whether the cluster makes names for VMs. */
  hasNames: Answer;
  /** Those of this VM; empty where the domain of the cluster is not known. */
  names: readonly HostName[];
  /** Name of the user in the guest. */
  user: string;
}

const SSH = 22;

const runs = ({ view }: Ground): Prerequisite =>
  prerequisite(
    reason(msg('The VM runs')),
    isTrue(view.phase === 'running'),
    reason(msg('Start the VM.')),
  );

const podInterfaceOf = ({ view }: Ground) =>
  view.rows.find(({ spec }) => (spec.running ?? spec.configured)?.values.network.kind === 'pod');

const onPodNetwork = (ground: Ground): Prerequisite =>
  prerequisite(
    reason(msg('The VM is on the pod network')),
    isTrue(podInterfaceOf(ground) !== undefined),
    reason(msg('Attach the pod network: this way leads through it alone.')),
  );

/** With masquerade and a list of ports only those pass. */
const portPasses = (ground: Ground): Prerequisite => {
  const values = podInterfaceOf(ground)?.spec;
  const { binding, ports = [] } = (values?.running ?? values?.configured)?.values ?? {};
  const isListed = ports.some(({ port }) => port === SSH);
  return prerequisite(
    reason(msg('Port 22 reaches the VM')),
    isTrue(binding !== 'masquerade' || ports.length === 0 || isListed),
    reason(
      msg('Add port 22 to the ports of the interface on the pod network, or remove them all.'),
    ),
  );
};

const mayForward = ({ mayForward: answer, view }: Ground): Prerequisite =>
  prerequisite(
    reason(msg('You may forward ports to VMs in namespace {{namespace}}'), {
      namespace: view.namespace,
    }),
    answer,
    answer === 'no'
      ? reason(msg('Ask for the right "get" on virtualmachineinstances/portforward.'))
      : reason(msg('Your permissions are still being asked for.')),
  );

const way = (
  kind: WayKind,
  key: string,
  prerequisites: readonly Prerequisite[],
  commands: readonly Command[],
  title: Reason = reason(titles[kind]),
): Way => {
  const found = { kind, key, title, prerequisites };
  return { ...found, commands: answerOf(found) === 'no' ? [] : commands };
};

const onYours = reason(msg('On your computer'));

const targetOf = ({ view }: Ground): string => `vm/${view.name}/${view.namespace}`;

const virtctlWays = (ground: Ground): Way[] => {
  const shared = [runs(ground), onPodNetwork(ground), portPasses(ground), mayForward(ground)];
  const { user } = ground;
  const target = targetOf(ground);
  return [
    way('virtctl', 'virtctl', shared, [{ where: onYours, text: `virtctl ssh ${user}@${target}` }]),
    way('port-forward', 'port-forward', shared, [
      {
        where: reason(msg('Once in the file .ssh/config')),
        text: 'Host vm/*\n  ProxyCommand virtctl port-forward --stdio=true %h %p',
      },
      { where: onYours, text: `ssh ${user}@${target}` },
      {
        where: reason(msg('Without that file: leave this open, and log in to your own port 2222')),
        text: `virtctl port-forward ${target} 2222:22`,
      },
    ]),
  ];
};

const sshTo = (user: string, host: string, port: number): string =>
  port === SSH ? `ssh ${user}@${host}` : `ssh -p ${port} ${user}@${host}`;

const gateOf = (ground: Ground, service: SshService): Prerequisite => {
  const { type, ingress, nodePort } = service;
  if (type === 'LoadBalancer') {
    return prerequisite(
      reason(msg('A load balancer has given it an address')),
      isTrue(ingress.length > 0),
      reason(
        msg(
          'It waits for one. Without something that gives addresses, such as MetalLB, none comes.',
        ),
      ),
    );
  }
  if (type === 'NodePort') {
    const isKnown = ground.nodeAddresses.length > 0;
    return prerequisite(
      reason(msg('It has a port on the nodes')),
      nodePort === undefined ? 'no' : isKnown ? 'yes' : 'unknown',
      nodePort === undefined
        ? reason(msg('No port was given to it.'))
        : reason(msg('You may not read nodes: ask for the address of one.')),
    );
  }
  return prerequisite(
    reason(msg('It is reached from where you are')),
    'unknown',
    reason(msg('A Service of type {{type}} is reached only from within the cluster.'), { type }),
  );
};

const commandsOfService = ({ user, nodeAddresses }: Ground, service: SshService): Command[] => {
  const { type, ingress, nodePort, port, clusterIP } = service;
  if (type === 'LoadBalancer') {
    return ingress.map((host) => ({ where: onYours, text: sshTo(user, host, port) }));
  }
  if (type === 'NodePort' && nodePort !== undefined) {
    const [host = 'NODE'] = nodeAddresses;
    return [{ where: onYours, text: sshTo(user, host, nodePort) }];
  }
  return clusterIP === undefined
    ? []
    : [{ where: reason(msg('Within the cluster')), text: sshTo(user, clusterIP, port) }];
};

const serviceWays = (ground: Ground): Way[] => {
  const { services, isServicesKnown, view } = ground;
  const shared = [runs(ground), onPodNetwork(ground), portPasses(ground)];
  if (services.length === 0) {
    const none = prerequisite(
      reason(msg('A Service leads to port 22 of the VM')),
      isServicesKnown ? 'no' : 'unknown',
      isServicesKnown
        ? reason(msg('Make one below.'))
        : reason(msg('You may not read the Services of namespace {{namespace}}.'), {
            namespace: view.namespace,
          }),
    );
    return [way('service', 'service', [...shared, none], [])];
  }
  return services.map((service) =>
    way(
      'service',
      `service ${service.name}`,
      [...shared, gateOf(ground, service)],
      commandsOfService(ground, service),
      reason(msg('OpenSSH through the Service {{name}} ({{type}})'), {
        name: service.name,
        type: service.type,
      }),
    ),
  );
};

const isSecondary = ({ network }: AddressRow): boolean =>
  network !== undefined && network.kind !== 'pod';

const directWays = (ground: Ground): Way[] => {
  const rows = ground.addresses.filter(isSecondary);
  if (rows.length === 0) {
    const none = prerequisite(
      reason(msg('The VM has an interface on a secondary network')),
      'no',
      reason(msg('Attach a network that leads to where you are.')),
    );
    return [way('direct', 'direct', [runs(ground), none], [])];
  }
  return rows.map((row) =>
    way(
      'direct',
      `direct ${row.key}`,
      [
        runs(ground),
        prerequisite(
          reason(msg('The address of "{{name}}" is known'), { name: row.interfaceName }),
          row.text !== '' ? 'yes' : ground.view.phase === 'running' ? 'unknown' : 'no',
          row.why,
        ),
        prerequisite(
          reason(msg('You reach the network {{network}}'), {
            network: row.network?.kind === 'multus' ? row.network.text : row.interfaceName,
          }),
          'unknown',
          reason(msg('Nothing in the cluster tells what your computer reaches: try it.')),
        ),
      ],
      row.text === '' ? [] : [{ where: onYours, text: `ssh ${ground.user}@${row.text}` }],
      row.text === ''
        ? undefined
        : reason(msg('OpenSSH to {{address}} on {{name}}'), {
            address: row.text,
            name: row.interfaceName,
          }),
    ),
  );
};

const nameProblems: Record<NameProblem, string> = {
  stopped: msg('The VM does not run.'),
  'default-network': msg('Only interfaces on secondary networks have names.'),
  'no-label': msg('Names of VMs and interfaces may hold small letters, digits and hyphens only.'),
  'too-long': msg('The name is longer than 253 characters.'),
  'no-agent': msg('The guest has no agent that would report an address.'),
  'no-ipv4': msg('The guest agent reports no IPv4 address.'),
  'no-interface': msg('No interface on a secondary network has an IPv4 address that is known.'),
};

const nameWays = (ground: Ground): Way[] => {
  const { names, hasNames, user } = ground;
  const sound = names.filter(({ address }) => address !== undefined);
  const [ofInterface] = names.filter(({ interface: face }) => face !== undefined);
  const named = sound.length > 0 ? sound : [ofInterface];
  return named.map((name) =>
    way(
      'name',
      `name ${name?.name ?? ''}`,
      [
        runs(ground),
        prerequisite(
          reason(msg('The cluster makes names for VMs')),
          hasNames,
          hasNames === 'no'
            ? reason(
                msg('Your administrator can switch on the cluster FQDN in the network settings.'),
              )
            : reason(msg('You may not read the settings of the cluster.')),
        ),
        prerequisite(
          reason(msg('An interface has a name that leads to an address')),
          name === undefined ? 'unknown' : isTrue(name.address !== undefined),
          name === undefined
            ? reason(msg('The domain of the cluster is not known.'))
            : reason(nameProblems[name.problem ?? 'no-interface']),
        ),
        prerequisite(
          reason(msg('Your DNS server knows the zone')),
          'unknown',
          reason(msg('Nothing in the cluster tells what your DNS server asks: try it.')),
        ),
      ],
      name?.address === undefined ? [] : [{ where: onYours, text: `ssh ${user}@${name.name}` }],
      name?.address === undefined
        ? undefined
        : reason(msg('OpenSSH by the name {{name}}'), { name: name.name }),
    ),
  );
};

/**
 * The ways to reach SSH of a VM, each with what it needs. Whether the guest listens is never told from
 * here.
 *
 * Source: kubevirt pkg/virtctl/ssh and pkg/virtctl/portforward; OpenShift's documentation, "Configuring SSH access".
 */
export const waysOf = (ground: Ground): Way[] => [
  ...virtctlWays(ground),
  ...serviceWays(ground),
  ...directWays(ground),
  ...nameWays(ground),
];

/** The address by which ports of a node are reached from outside: the external one, else the internal. */
export const nodeAddressOf = (node: KubernetesResource): string | undefined => {
  const { status } = node as { status?: { addresses?: unknown } };
  const list: unknown[] = Array.isArray(status?.addresses) ? status.addresses : [];
  const ofType = (type: string) => list.find((entry) => textAt(entry, 'type') === type);
  return textAt(ofType('ExternalIP') ?? ofType('InternalIP'), 'address');
};
