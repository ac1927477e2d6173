import { msg } from '../core/msg';
import { distinctReasons, reason, type Reason } from '../core/reasons';
import { listAt } from '../core/resource';
import type { Finding, ObjectReference } from '../findings/finding';
import { referenceOf } from '../findings/report';
import { isAnnounced, poolHolds } from './cluster';
import type { Judgement } from '../vm/explain/judgement';
import type { VmView } from '../vm/interfaces/view';
import type { PolicyAnswer } from '../vm-policies/ask';
import { answersFor, isOutside, usualClientOf, type Client } from './asked';
import { addressesOf, ingressOf, selectorText, type ServiceView } from './service';
import { settingTroubles } from './setting-troubles';
import {
  serviceStepIds,
  type ServiceScene,
  type ServiceStepId,
  type ServiceTrouble,
} from './scene';
import { servedInterface, targetIn } from './served';
import { troublesOf } from './troubles';
import { wayBackOf } from './way-back';

/** What a statement rests on: what objects ask for, what the cluster shows now, or nothing. */
export type Ground = 'configuration' | 'seen' | 'nothing';

/** One step on the way from a client to the guest. */
export interface ServiceStep extends Omit<Judgement, 'finding' | 'isMissing' | 'status'> {
  id: ServiceStepId;
  /** `closed`: the client is kept out as somebody wants it, so that nothing is broken. */
  status: Judgement['status'] | 'closed';
  /** What is looked at, to be translated. */
  title: string;
  ground: Ground;
  /** What is wrong here, each with its own VM. */
  findings: readonly Finding[];
  /** What policies say for each port at each VM, where that is not the same. */
  answers: readonly PolicyAnswer[];
}

/** Why a Service does not lead to its VMs. */
export interface ServiceExplanation {
  /** From outside inwards. */
  steps: readonly ServiceStep[];
  /** All that stop it, in the order in which to mend them. */
  blockers: readonly Finding[];
  /**
   * - `blocked`: something stops it
   * - `closed`: nothing is wrong, and the client is not let in
   * - `open`: nothing in the configuration stops it, and endpoints are ready
   * - `perhaps`: the same, but for policies of which it cannot be told
   * - `waiting`: nothing is wrong, and VMs that it selects do not run or are not ready yet
   * - `addressless`: the same, but that it has no address yet for the client
   * - `unknown`: somebody else writes its endpoints, or not all can be read
   */
  verdict: 'blocked' | 'closed' | 'open' | 'perhaps' | 'waiting' | 'addressless' | 'unknown';
  /** Policies that keep the client out. */
  closing: readonly ObjectReference[];
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
  back: msg('Way of the answer'),
};

type Own = Pick<ServiceStep, 'status' | 'outcome' | 'ground'> & {
  evidence?: readonly string[];
  answers?: readonly PolicyAnswer[];
  closing?: readonly ObjectReference[];
};

/** What is explained, and for whom. */
interface Scene extends ServiceScene {
  client: Client;
}

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

/** Of what is behind the interface that Services lead to, where no VM has one. */
const nothingServed = own(
  'notApplicable',
  'nothing',
  reason(msg('No interface is reached, so that there is nothing to look at.')),
);

/** What is behind that interface is looked at for the VMs that have one. */
const behindInterface =
  (judge: (scene: Scene) => Own) =>
  (scene: Scene): Own => {
    if (scene.vms.length === 0) return nothingSelected;
    const vms = scene.vms.filter((vm) => servedInterface(vm) !== undefined);
    return vms.length === 0 ? nothingServed : judge({ ...scene, vms });
  };

/** Who is outside reaches an address of the Service that is its own, a node's or a load balancer's. */
export const isInsideOnly = ({ type, service }: ServiceView): boolean =>
  type === 'ClusterIP' && listAt(service, 'spec', 'externalIPs').length === 0;

const judgeAddress = ({ world, view, client }: Scene): Own => {
  const { service, type } = view;
  if (isInsideOnly(view) && isOutside(client))
    return own(
      'closed',
      'configuration',
      reason(msg('It is of type ClusterIP, which nobody outside of the cluster reaches.')),
    );
  const found = addressesOf(view, []).filter(({ host }) => host !== undefined);
  const evidence = found.map(({ text, protocol }) => `${text}/${protocol}`);
  if (type === 'LoadBalancer' && isOutside(client)) {
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
  if (type === 'NodePort') {
    const open = addressesOf(view, []).filter(({ kind }) => kind === 'node');
    const ports = open.map(({ text, protocol }) => `${text}/${protocol}`).join(', ');
    return own(
      'ok',
      'seen',
      reason(msg('Open at each node: {{ports}}. Clients have to reach a node by themselves.'), {
        ports,
      }),
      evidence,
    );
  }
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

const judgeRunning = ({ vms }: ServiceScene): Own => {
  if (vms.length === 0) return nothingSelected;
  const stopped = vms.filter(({ phase }) => phase === 'stopped');
  if (stopped.length > 0)
    return own(
      stopped.length === vms.length ? 'waiting' : 'ok',
      'seen',
      reason(msg('Stopped: {{vms}}.'), { vms: namesOf(stopped) }),
    );
  const starting = vms.filter(({ phase }) => phase === 'starting');
  return starting.length === 0
    ? own('ok', 'seen')
    : own(
        starting.length === vms.length ? 'waiting' : 'ok',
        'seen',
        reason(msg('Starting: {{vms}}.'), { vms: namesOf(starting) }),
      );
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
  return own('ok', 'configuration', undefined, evidence);
};

const judgeFamilies = ({ vms, endpoints }: ServiceScene): Own => {
  if (vms.length === 0) return nothingSelected;
  if (endpoints.isMirrored) return own('ok', 'seen');
  return vms.some(({ pod }) => pod)
    ? own('ok', 'seen')
    : own(
        'unknown',
        'nothing',
        reason(msg('No pod runs, so that its addresses are not known yet.')),
      );
};

const statusOf = ({ verdict }: PolicyAnswer): 'ok' | 'closed' | 'unknown' => {
  if (verdict === 'allowed') return 'ok';
  return verdict === 'depends' || verdict === 'unknown' ? 'unknown' : 'closed';
};

const judgePolicies = (scene: Scene): Own => {
  const { answers, missing } = answersFor(scene, scene.client);
  if (missing) return own('unknown', 'nothing', missing);
  const statuses = answers.map(statusOf);
  const status = (['closed', 'unknown'] as const).find((each) => statuses.includes(each)) ?? 'ok';
  const whys = distinctReasons(answers.map(({ why }) => why));
  const [why] = whys;
  const isOne = new Set(statuses).size === 1 && whys.length === 1 && why !== undefined;
  const outcome = isOne ? why : reason(msg('It is not the same for all VMs and ports:'));
  const evidence = answers.flatMap(({ steps }) => steps.flatMap((step) => step.evidence));
  return {
    ...own(status, status === 'unknown' ? 'nothing' : 'configuration', outcome, [
      ...new Set(evidence),
    ]),
    answers: isOne ? [] : answers,
    closing: answers.filter((each) => statusOf(each) === 'closed').flatMap((each) => each.policies),
  };
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

const judgeBack = ({ view, vms }: Scene): Own => {
  const { status, why } = wayBackOf(vms, view.families[0] === 'IPv6' ? 6 : 4);
  return own(status, status === 'unknown' ? 'nothing' : 'configuration', why);
};

const judges: Record<ServiceStepId, (scene: Scene) => Own> = {
  settings: () => own('ok', 'configuration'),
  address: judgeAddress,
  selector: judgeSelector,
  running: judgeRunning,
  network: judgeNetwork,
  ports: behindInterface(judgePorts),
  families: judgeFamilies,
  policies: behindInterface(judgePolicies),
  ready: judgeReady,
  guest: judgeGuest,
  back: behindInterface(judgeBack),
};

const verdictOf = (
  { view, vms, endpoints }: Scene,
  steps: readonly ServiceStep[],
): ServiceExplanation['verdict'] => {
  if (steps.some(({ findings }) => findings.length > 0)) return 'blocked';
  if (selectorText(view.selector) === '') return 'unknown';
  if (steps.some(({ status }) => status === 'closed')) return 'closed';
  if (endpoints.ready > 0) {
    const has = (step: ServiceStepId, wanted: ServiceStep['status']) =>
      steps.some(({ id, status }) => id === step && status === wanted);
    if (has('address', 'waiting')) return 'addressless';
    if (has('address', 'unknown')) return 'unknown';
    return has('policies', 'unknown') ? 'perhaps' : 'open';
  }
  return vms.length > 0 && endpoints.isKnown ? 'waiting' : 'unknown';
};

/** For whom a Service is explained. */
export interface AskedService {
  /** One of its VMs; all of them where none is given. */
  vm?: VmView | undefined;
  /** Who asks; whom the Service is usually for where nobody is given. */
  client?: Client | undefined;
}

/**
 * Why a Service does not lead to its VMs: the way from outside inwards, each step with its ground, every
 * blocker, and nothing that is not known called in order. The guest's own listening is never called so.
 */
export const explainService = (
  scene: ServiceScene,
  { vm, client = usualClientOf(scene.view) }: AskedService = {},
): ServiceExplanation => {
  const vms = vm ? scene.vms.filter(({ name }) => name === vm.name) : scene.vms;
  const narrowed: Scene = { ...scene, vms, client };
  // Who is inside of the cluster needs no address of a load balancer.
  const isAsked = ({ step, ...trouble }: ServiceTrouble): boolean =>
    (step !== 'address' || isOutside(client)) &&
    (vm === undefined || trouble.vm === undefined || trouble.vm.name === vm.name);
  const troubles = [...settingTroubles(narrowed), ...troublesOf(narrowed)].filter(isAsked);
  const closing: ObjectReference[] = [];
  const steps = serviceStepIds.map((id): ServiceStep => {
    const findings = troubles.filter(({ step }) => step === id).map(({ finding }) => finding);
    const { evidence = [], answers = [], closing: keepers = [], ...judged } = judges[id](narrowed);
    closing.push(...keepers);
    const said = { id, title: titles[id], ...judged, evidence: [...evidence], findings, answers };
    return findings.length === 0 ? said : { ...said, status: 'broken', outcome: undefined };
  });
  const blockers = steps.flatMap(({ findings }) => findings);
  return { steps, blockers, verdict: verdictOf(narrowed, steps), closing };
};
