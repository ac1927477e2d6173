import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { textAt } from '../core/resource';
import { nameOfAsked } from '../vm-policies/asked';
import { isOutside, type Client } from './asked';
import { addressesOf, hostPort, type ServiceAddress } from './service';
import type { ServiceScene, ServiceStepId } from './scene';
import { servedInterface, targetIn } from './served';
import { isInsideOnly, type ServiceStep } from './why';

/** What a connection passes on its way from a client to the guest. */
export const wayHopKinds = ['client', 'address', 'node', 'policies', 'interface', 'guest'] as const;

export type WayHopKind = (typeof wayHopKinds)[number];

/** One of them; without `status` nothing is judged there. */
export interface WayHop {
  kind: WayHopKind;
  name: Reason;
  details: readonly Reason[];
  status: ServiceStep['status'] | undefined;
}

/** There and back, as steps say it in full. */
export interface ServiceWay {
  there: readonly WayHop[];
  back: readonly WayHop[];
}

const called = (name: string): Reason => reason('{{name}}', { name });

/** The worst first. */
const GRAVITY = ['broken', 'closed', 'waiting', 'unknown', 'ok'] as const;

const ofSteps = (steps: readonly ServiceStep[], ...ids: ServiceStepId[]): ServiceStep['status'] => {
  const own = steps.filter(({ id }) => ids.includes(id)).map(({ status }) => status);
  return GRAVITY.find((each) => own.includes(each)) ?? 'notApplicable';
};

/** What somebody outside of the cluster uses comes first. */
const OUTSIDE: readonly ServiceAddress['kind'][] = ['balancer', 'external', 'node'];

const addressFor = ({ view }: ServiceScene, client: Client): Reason => {
  const all = addressesOf(view, []);
  const find = (kind: ServiceAddress['kind']) => all.find((each) => each.kind === kind);
  if (!isOutside(client)) {
    const inside = find('cluster');
    if (inside) return called(inside.text);
    return view.isHeadless ? reason(msg('That of the pod')) : reason(msg('None'));
  }
  const [found] = OUTSIDE.flatMap((kind) => find(kind) ?? []);
  // A port of nodes is not what a load balancer is asked for.
  if (view.type === 'LoadBalancer' && found?.kind === 'node') return reason(msg('None yet'));
  if (!found) return reason(msg('None'));
  return found.kind === 'node'
    ? reason(msg('Port {{port}} of each node'), { port: found.port })
    : called(found.text);
};

const nodeHop = ({ view }: ServiceScene): WayHop => {
  const isLocal = textAt(view.service, 'spec', 'externalTrafficPolicy') === 'Local';
  return {
    kind: 'node',
    name: view.type === 'LoadBalancer' ? reason(msg('Load balancer, node')) : reason(msg('Node')),
    status: undefined,
    details: [
      isLocal
        ? reason(
            msg('Only nodes with a VM of the Service answer; it sees the address of the client.'),
          )
        : reason(msg('It may put its own address in the place of the client’s.')),
    ],
  };
};

const words: Partial<Record<ServiceStep['status'], string>> = {
  ok: msg('Let through'),
  closed: msg('Not let through'),
  broken: msg('Not let through'),
  notApplicable: msg('Nothing to ask'),
};

/**
 * The way of a connection to the first port of a Service at its first VM, and that of the answer, made of the
 * steps that explain it. Undefined where there is no VM or no port.
 */
export const wayOf = (
  scene: ServiceScene,
  client: Client,
  steps: readonly ServiceStep[],
): ServiceWay | undefined => {
  const { view, endpoints } = scene;
  const [[vm], [port]] = [scene.vms, view.ports];
  if (!vm || !port) return undefined;
  const served = servedInterface(vm);
  const nic = typeof served === 'object' ? served.name : undefined;
  const pod = endpoints.all.find(({ target }) => target === vm.pod?.metadata?.name);
  const target = targetIn(vm, port);
  const [address] = pod?.addresses ?? [];
  const policies = ofSteps(steps, 'policies');
  const step = (id: ServiceStepId) => steps.find((each) => each.id === id);
  const outcome = (id: ServiceStepId) => [step(id)?.outcome].flatMap((each) => each ?? []);
  const from: WayHop = {
    kind: 'client',
    name: nameOfAsked(client),
    details: [],
    status: undefined,
  };
  return {
    there: [
      from,
      {
        kind: 'address',
        name: addressFor(scene, client),
        details: [],
        status: ofSteps(steps, 'settings', 'address'),
      },
      ...(isOutside(client) && !isInsideOnly(view) ? [nodeHop(scene)] : []),
      {
        kind: 'policies',
        name: reason(words[policies] ?? msg('Cannot tell')),
        details: outcome('policies'),
        status: policies,
      },
      {
        kind: 'interface',
        name: nic === undefined ? reason(msg('None')) : called(`${vm.name}/${nic}`),
        details:
          served === undefined || address === undefined || target === undefined
            ? []
            : [called(hostPort(address, target))],
        status: ofSteps(steps, 'selector', 'running', 'network', 'ports', 'families', 'ready'),
      },
      {
        kind: 'guest',
        name:
          target === undefined
            ? reason(msg('Port not known'))
            : called(`${target}/${port.protocol}`),
        details: [],
        status: ofSteps(steps, 'guest'),
      },
    ],
    back: [
      {
        kind: 'guest',
        name: reason(msg('By its routes')),
        details: outcome('back'),
        status: ofSteps(steps, 'back'),
      },
      {
        kind: 'policies',
        name: reason(msg('Let through')),
        details: [reason(msg('An answer needs no rule: policies remember the question.'))],
        status: 'ok',
      },
      from,
    ],
  };
};
