import { textAt } from '../core/resource';
import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { askPolicies, type PolicyAnswer } from '../vm-policies/ask';
import { askedIn, endFor, type Asked } from '../vm-policies/asked';
import type { Meeting } from '../vm-policies/networks';
import type { ServiceView } from './service';
import type { ServiceScene } from './scene';
import { servedEnd, targetIn } from './served';

/** Who asks a Service. Nobody by his address, as nodes may put one of their own in its place. */
export type Client = Exclude<Asked, { kind: 'address' }>;

/** Whom a Service is for as its type says: on nodes and load balancers those outside of the cluster. */
export const usualClientOf = ({ type, namespace }: ServiceView): Client =>
  type === 'NodePort' || type === 'LoadBalancer'
    ? { kind: 'outside' }
    : { kind: 'namespace', namespace };

/** Who asks as it stands in the address of a page, null where it says nothing; else whom the Service is for. */
export const clientIn = (view: ServiceView, text: string | null): Client => {
  const asked = text === null ? undefined : askedIn(text);
  return asked && asked.kind !== 'address' ? asked : usualClientOf(view);
};

/** Whether somebody comes from outside of the cluster. */
export const isOutside = ({ kind }: Client): boolean => kind === 'outside';

/**
 * Whether nodes put their own addresses in the place of those outside: unless a Service asks them to lead
 * to pods of their own alone.
 *
 * Source: Kubernetes core/v1 ServiceSpec.externalTrafficPolicy.
 */
const isBehindNode = ({ service }: ServiceView): boolean =>
  textAt(service, 'spec', 'externalTrafficPolicy') !== 'Local';

const BY_NODES: Meeting = {
  kind: 'none',
  why: reason(msg('Nodes lead to it from outside, whatever network the VM is on.')),
};

/** What policies make of a client that asks for each port of a Service at each of its VMs. */
export interface ClientAnswers {
  answers: readonly PolicyAnswer[];
  /** Why the client, or what he asks for, is not found. */
  missing: Reason | undefined;
}

/** Asks policies for a client of a Service; they see the port of the VM, not that of the Service. */
export const answersFor = ({ world, view, vms }: ServiceScene, client: Client): ClientAnswers => {
  const from = endFor(world, client, isBehindNode(view));
  if ('missing' in from) return { answers: [], missing: from.missing };
  const answers = vms.flatMap((vm) => {
    const end = servedEnd(vm);
    if (!end) return [];
    return view.ports.flatMap((port): PolicyAnswer[] => {
      const target = targetIn(vm, port);
      if (target === undefined) return [];
      const asked = {
        from: from.end,
        to: { kind: 'interface', end } as const,
        port: target,
        protocol: port.protocol,
      };
      return [isOutside(client) ? askPolicies(world, asked, BY_NODES) : askPolicies(world, asked)];
    });
  });
  return {
    answers,
    missing:
      answers.length === 0
        ? reason(msg('Which port of which interface it leads to is not known.'))
        : undefined,
  };
};
