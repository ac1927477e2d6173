import { catalog } from '../../findings/catalog';
import type { Finding } from '../../findings/finding';
import type { KubernetesResource } from '../../core/resource';
import type { World } from '../../world/world';
import { checkRow } from '../lifecycle/check-state';
import { checkVm } from '../rules/check-vm';
import { eventEvidence } from './explain-evidence';
import { isLeavingRow, judgeStep } from './explain-steps';
import type { Judgement } from './judgement';
import { checkTrouble } from '../lifecycle/state/pod';
import { stepIds, type StepFinding, type StepId } from '../lifecycle/state/step';
import { interfacePath, networkPath, viewOfObject, type VmView } from '../interfaces/view';
import type { InterfaceRow } from '../interfaces/interfaces';
import { msg } from '../../core/msg';

/**
 * - `ok`: it is as it should be
 * - `broken`: the way ends here
 * - `waiting`: it will be so, by itself or when the user does what is asked
 * - `unknown`: nothing tells
 * - `notApplicable`: the interface needs no such step, or the VM does not run
 */
export type StepStatus = Judgement['status'];

export interface ExplainStep extends Judgement {
  id: StepId;
  /** What is looked at, to be translated. */
  title: string;
}

export interface Explanation {
  /** In their order. */
  steps: ExplainStep[];
  /** The first step that is broken. */
  firstBroken: ExplainStep | undefined;
  /** Where none is broken: the first step that waits for something. */
  firstWaiting: ExplainStep | undefined;
}

const titles: Record<StepId, string> = {
  settings: msg('Settings of the interface'),
  network: msg('Network'),
  node: msg('Node'),
  pod: msg('Pod of the VM'),
  domain: msg('Interface in the VM'),
  guest: msg('Interface in the guest'),
  address: msg('Address'),
};

const isUnder = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);

/** What the spec of the VM has against this interface, or against all of them. */
const specFindings = (view: VmView, row: InterfaceRow): StepFinding[] => {
  const object = view.vm ?? view.vmi;
  if (!object) return [];
  const places = [interfacePath(view, row), networkPath(view, row)].filter((place) =>
    place.endsWith(']'),
  );
  const isOfAnother = ({ path }: Finding) =>
    /\.(?:interfaces|networks)\[/.test(path) && !places.some((place) => isUnder(path, place));
  return checkVm(view.world, object)
    .filter(({ severity }) => severity !== 'info')
    .filter((finding) => !isOfAnother(finding))
    .map((finding) => ({
      step: catalog[finding.code].concerns ?? 'settings',
      finding,
    }));
};

/** Events often say what a condition says as well. */
const withQuotes = (evidence: readonly string[], quotes: readonly string[]): string[] => [
  ...evidence,
  ...quotes.filter((quote) => !evidence.some((said) => said.includes(quote))),
];

/** Steps behind one that is not done tell nothing of their own. */
const settle = (steps: readonly ExplainStep[]): ExplainStep[] => {
  let before: StepStatus | undefined;
  return steps.map((step) => {
    const isBehind = ['domain', 'guest', 'address'].includes(step.id);
    if (isBehind && before !== undefined && step.status !== 'notApplicable') {
      const { id, title } = step;
      return {
        id,
        title,
        status: before === 'waiting' ? ('waiting' as const) : ('unknown' as const),
        outcome: undefined,
        finding: undefined,
        evidence: [],
      };
    }
    const isDecisive = step.id === 'pod' || step.id === 'domain';
    const isDone = step.status === 'ok' || step.status === 'notApplicable';
    // One that works for now, as of an earlier change, is done.
    if (isDecisive && !isDone && step.isMissing === true) before = step.status;
    return step;
  });
};

/**
 * Why an interface of a VM does not work: its way step by step, with the first one that is broken,
 * what to do about it and what the cluster itself says. It reasons from the state of objects; events
 * are only quoted. Undefined where the VM has no such interface. Takes any objects and never throws.
 *
 * @param object a VirtualMachine, or a VirtualMachineInstance without one
 * @param events events to quote from; those of the world unless given
 */
export const explainInterface = (
  world: World,
  object: KubernetesResource,
  name: string,
  events?: readonly KubernetesResource[],
): Explanation | undefined => {
  const view = viewOfObject(world, object);
  const row = view.rows.find((each) => each.name === name);
  if (!row) return undefined;
  const found: StepFinding[] = [
    ...specFindings(view, row),
    ...checkTrouble(view),
    ...checkRow(view, row),
  ];
  const quotes = eventEvidence(view, row, events ?? world.list('Event', view.namespace));
  const steps = settle(
    stepIds.map((id): ExplainStep => {
      const own = found.filter(({ step }) => step === id).map(({ finding }) => finding);
      const judgement = judgeStep(id, view, row, own);
      const evidence = id === 'pod' ? withQuotes(judgement.evidence, quotes) : judgement.evidence;
      return { id, title: titles[id], ...judgement, evidence };
    }),
  );
  const isOver = isLeavingRow(row);
  return {
    steps,
    firstBroken: isOver ? undefined : steps.find(({ status }) => status === 'broken'),
    firstWaiting: steps.find(({ status }) => status === 'waiting'),
  };
};
