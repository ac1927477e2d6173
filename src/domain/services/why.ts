import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import type { Finding } from '../findings/finding';
import { referenceOf } from '../findings/report';
import { isAnnounced, poolHolds } from './cluster';
import type { Judgement } from '../vm/explain/judgement';
import type { VmView } from '../vm/interfaces/view';
import { isolatingPolicies } from './network-policies';
import { podLabelsOf } from '../vm/interfaces/pod-labels';
import { checkServiceIn } from './of-cluster';
import { checkService } from './check';
import { addressesOf, ingressOf, selectorText } from './service';
import {
  serviceStepIds,
  servedInterface,
  targetIn,
  troublesOf,
  type ServiceScene,
  type ServiceStepId,
  type ServiceTrouble,
} from './troubles';

/** What a statement rests on: what objects ask for, what the cluster shows now, or nothing. */
export type Ground = 'configuration' | 'seen' | 'nothing';

/** One step on the way from a client to the guest. */
export interface ServiceStep extends Omit<Judgement, 'finding' | 'isMissing'> {
  id: ServiceStepId;
  /** What is looked at, to be translated. */
  title: string;
  ground: Ground;
  /** What is wrong here, each with its own VM. */
  findings: readonly Finding[];
}

/** Why a Service does not lead to its VMs. */
export interface ServiceExplanation {
  /** From outside inwards. */
  steps: readonly ServiceStep[];
  /** All that stop it, in the order in which to mend them. */
  blockers: readonly Finding[];
  /**
   * - `blocked`: something stops it
   * - `open`: nothing in the configuration stops it, and endpoints are ready
   * - `waiting`: nothing is wrong, and VMs that it selects do not run or are not ready yet
   * - `unknown`: somebody else writes its endpoints, or not all can be read
   */
  verdict: 'blocked' | 'open' | 'waiting' | 'unknown';
}

const titles: Record<ServiceStepId, string> = {
  settings: msg('Settings of the Service'),
  address: msg('Address'),
  selector: msg('Selected VMs'),
  running: msg('Running VMs'),
  network: msg('Interface'),
  ports: msg('Ports'),
  families: msg('IP families'),
  policies: msg('Network policies'),
  ready: msg('Endpoints'),
  guest: msg('Guest'),
};

type Own = Pick<ServiceStep, 'status' | 'outcome' | 'ground'> & { evidence?: readonly string[] };

const own = (
  status: Own['status'],
  ground: Ground,
  outcome?: Reason,
  evidence: readonly string[] = [],
): Own => ({ status, ground, outcome, evidence });

const namesOf = (views: readonly VmView[]): string => views.map(({ name }) => name).join(', ');

/** What a user has to be able to read for a step; nothing follows from what is missing. */
const notRead = (what: string): Own =>
  own('unknown', 'nothing', reason(msg('You may not read all {{what}} here.'), { what }));

/** Of what is behind the selector, where that finds nothing. */
const nothingSelected = own(
  'notApplicable',
  'nothing',
  reason(msg('No VM is selected, so that there is nothing to look at.')),
);

const judgeAddress = ({ world, view }: ServiceScene): Own => {
  const { service, type } = view;
  const found = addressesOf(view, []).filter(({ host }) => host !== undefined);
  const evidence = found.map(({ text, protocol }) => `${text}/${protocol}`);
  if (type === 'LoadBalancer') {
    const given = ingressOf(service);
    if (given.length === 0)
      return own('waiting', 'seen', reason(msg('No address has been given yet.')), evidence);
    const silent = world
      .list('IPAddressPool')
      .find(
        (pool) => given.some((ip) => poolHolds(pool, ip)) && isAnnounced(world, pool) === false,
      );
    if (silent)
      return own(
        'unknown',
        'configuration',
        reason(
          msg(
            'The address is of pool {{pool}}, which no L2Advertisement or BGPAdvertisement covers: nobody announces it outside of the cluster.',
          ),
          { pool: referenceOf(silent).name },
        ),
        evidence,
      );
  }
  if (type === 'NodePort')
    return own(
      'ok',
      'seen',
      reason(msg('The port is open at each node, which clients have to reach by themselves.')),
      evidence,
    );
  if (type === 'ClusterIP')
    return own(
      'ok',
      'seen',
      view.isHeadless
        ? reason(msg('Without an address of its own: its name leads to the pods.'))
        : reason(msg('Reached from within the cluster only.')),
      evidence,
    );
  return own('ok', 'seen', undefined, evidence);
};

const judgeSelector = ({ view, selection, vms }: ServiceScene): Own => {
  const selector = selectorText(view.selector);
  if (selector === '')
    return own(
      'unknown',
      'nothing',
      reason(msg('The Service has no selector: somebody else writes its endpoints.')),
    );
  if (vms.length === 0 && !selection.isKnown) return notRead('VMs');
  if (vms.length === 0)
    return own(
      'waiting',
      'seen',
      reason(msg('No VM of the namespace has {{selector}}.'), { selector }),
    );
  return own(
    'ok',
    'seen',
    reason(msg('{{selector}} selects {{vms}}.'), { selector, vms: namesOf(vms) }),
  );
};

const judgeRunning = ({ selection, vms }: ServiceScene): Own => {
  if (vms.length === 0) return nothingSelected;
  const stopped = vms.filter(({ phase }) => phase === 'stopped');
  if (stopped.length > 0)
    return own(
      stopped.length === vms.length ? 'waiting' : 'ok',
      'seen',
      reason(msg('Stopped: {{vms}}.'), { vms: namesOf(stopped) }),
    );
  return selection.now.length === 0 ? own('waiting', 'seen') : own('ok', 'seen');
};

const judgeNetwork = ({ vms }: ServiceScene): Own => {
  if (vms.length === 0) return nothingSelected;
  const open = vms.filter((vm) => servedInterface(vm) === 'unknown');
  return open.length === 0
    ? own('ok', 'configuration')
    : own(
        'unknown',
        'configuration',
        reason(msg('Of {{vms}} another network takes the place of the pod network.'), {
          vms: namesOf(open),
        }),
      );
};

const judgePorts = ({ view, vms }: ServiceScene): Own => {
  const evidence = view.ports.flatMap((port) =>
    vms.map(
      (vm) => `${port.port ?? ''}/${port.protocol} → ${vm.name}:${targetIn(vm, port) ?? '?'}`,
    ),
  );
  return vms.length === 0 ? nothingSelected : own('ok', 'configuration', undefined, evidence);
};

const judgeFamilies = ({ vms, endpoints }: ServiceScene): Own => {
  if (vms.length === 0) return nothingSelected;
  if (endpoints.isMirrored) return own('ok', 'seen');
  return vms.some(({ pod }) => pod) ? own('ok', 'seen') : own('unknown', 'nothing');
};

const judgePolicies = ({ world, view, vms }: ServiceScene): Own => {
  if (vms.length === 0) return nothingSelected;
  if (!world.isKnown('NetworkPolicy', view.namespace)) return notRead('NetworkPolicies');
  const policies = new Set(
    vms.flatMap((vm) => isolatingPolicies(world, view.namespace, podLabelsOf(vm).labels)),
  );
  if (policies.size === 0)
    return own('ok', 'configuration', reason(msg('No NetworkPolicy isolates the VMs.')));
  const names = [...policies].map((policy) => referenceOf(policy).name).join(', ');
  return own(
    'unknown',
    'configuration',
    reason(
      msg('Isolated by {{policies}}, which let the port in from some: it depends on who asks.'),
      { policies: names },
    ),
  );
};

const judgeReady = ({ vms, selection, endpoints }: ServiceScene): Own => {
  if (vms.length === 0 && endpoints.all.length === 0) return nothingSelected;
  if (!endpoints.isKnown) return notRead('EndpointSlices');
  const evidence = endpoints.all.map(
    ({ target, addresses, isReady }) =>
      `${target}: ${addresses.join(', ')} (${isReady ? 'ready' : 'not ready'})`,
  );
  const counts = { ready: endpoints.ready, count: endpoints.all.length };
  if (endpoints.ready > 0)
    return own('ok', 'seen', reason(msg('{{ready}} of {{count}} are ready.'), counts), evidence);
  return own(
    selection.now.length > 0 || selection.after.length > 0 ? 'waiting' : 'unknown',
    'seen',
    reason(msg('No endpoint is ready.')),
    evidence,
  );
};

/** The command by which only somebody in the guest can tell. */
const judgeGuest = ({ view, vms }: ServiceScene): Own => {
  if (vms.length === 0) return nothingSelected;
  const [port] = view.ports;
  const target = port && vms[0] ? targetIn(vms[0], port) : undefined;
  return own(
    'unknown',
    'nothing',
    reason(
      msg(
        'Whether the guest listens, and its firewall lets clients in, is not told from here. In its console, "ss -ltn" lists the ports that it listens to{{port}}.',
      ),
      { port: target === undefined ? '' : `: ${target}` },
    ),
  );
};

const judges: Record<ServiceStepId, (scene: ServiceScene) => Own> = {
  settings: () => own('ok', 'configuration'),
  address: judgeAddress,
  selector: judgeSelector,
  running: judgeRunning,
  network: judgeNetwork,
  ports: judgePorts,
  families: judgeFamilies,
  policies: judgePolicies,
  ready: judgeReady,
  guest: judgeGuest,
};

const settingTroubles = ({ world, view }: ServiceScene): ServiceTrouble[] =>
  [...checkService(view.service), ...checkServiceIn(world, view.service)].map((finding) => ({
    step: 'settings',
    finding,
    vm: undefined,
  }));

const verdictOf = (
  { view, vms, endpoints }: ServiceScene,
  blockers: readonly Finding[],
): ServiceExplanation['verdict'] => {
  if (blockers.length > 0) return 'blocked';
  if (selectorText(view.selector) === '') return 'unknown';
  if (endpoints.ready > 0) return 'open';
  return vms.length > 0 && endpoints.isKnown ? 'waiting' : 'unknown';
};

/**
 * Why a Service does not lead to its VMs: the way from outside inwards, each step with its ground, every
 * blocker, and nothing that is not known called in order. The guest's own listening is never called so.
 *
 * @param vm to ask for one of its VMs only
 */
export const explainService = (scene: ServiceScene, vm?: VmView): ServiceExplanation => {
  const narrowed: ServiceScene = vm
    ? { ...scene, vms: scene.vms.filter(({ name }) => name === vm.name) }
    : scene;
  const troubles = [...settingTroubles(narrowed), ...troublesOf(narrowed)].filter(
    (trouble) => vm === undefined || trouble.vm === undefined || trouble.vm.name === vm.name,
  );
  const steps = serviceStepIds.map((id): ServiceStep => {
    const findings = troubles.filter(({ step }) => step === id).map(({ finding }) => finding);
    const { evidence = [], ...judged } = judges[id](narrowed);
    const said = { id, title: titles[id], ...judged, evidence: [...evidence], findings };
    return findings.length === 0
      ? said
      : { ...said, status: 'broken', outcome: undefined, ground: said.ground };
  });
  const blockers = steps.flatMap(({ findings }) => findings);
  return { steps, blockers, verdict: verdictOf(narrowed, blockers) };
};
