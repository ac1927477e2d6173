import { useEffect, useMemo, useRef, useState } from 'react';
import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { reason } from '../../../domain/core/reasons';
import type { Finding } from '../../../domain/findings/finding';
import { textKeysOf } from '../../../domain/findings/text-keys';
import { asTyped, type FormValues } from '../../../domain/forms/leaf';
import { connectOfQuery, queryOfConnect } from '../../../domain/node-policies/connect/fields';
import { connectPlanOf, type ConnectPlan } from '../../../domain/node-policies/connect/plan';
import type { ConnectProblem } from '../../../domain/node-policies/connect/problem';
import { connectRunOf, type ConnectRun } from '../../../domain/node-policies/connect/run';
import type { World } from '../../../domain/world/world';
import { failureOf } from '../../../k8s/failure';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import type { Gap } from '../../../k8s/useWorld';
import {
  useCheckedForm,
  type CheckedForm,
  type FormProblem,
} from '../../../ui/form/useCheckedForm';
import { freely } from '../../../ui/leave/guards';

interface Rules {
  findingsOfPlan: (world: World, plan: ConnectPlan) => Finding[];
}

/** Something to say of the plan: of a field, or a finding of the rules. */
export interface ProblemOfPlan extends FormProblem {
  finding: Finding | undefined;
}

/** All that the steps of the wizard need. */
export interface Connect extends CheckedForm<ConnectPlan, ProblemOfPlan> {
  world: World;
  gaps: readonly Gap[];
  run: ConnectRun;
  /** Whether rules have spoken of the plan. */
  isJudged: boolean;
  /** Why the rules could not be loaded, if so. */
  failure: string | undefined;
  /**
   * Has the address keep what the cluster has taken, at once and also where the rest failed: the policy, and
   * which nodes got the label of the plan. Who has left the page is not brought back.
   */
  rememberSent: (sent: readonly K8sResourceCommon[]) => void;
  /** Has the address keep what was chosen, and which policy was made of it. */
  remember: (made?: string | null) => void;
}

const ofField = ({ field, message }: ConnectProblem): ProblemOfPlan => ({
  field,
  severity: 'error',
  message,
  isBlocking: true,
  finding: undefined,
});

const ofFinding = (finding: Finding): ProblemOfPlan => ({
  field: undefined,
  severity: finding.severity,
  message: reason(textKeysOf(finding).message, finding.params),
  isBlocking: finding.severity === 'error',
  finding,
});

/** Under this name the address has the uid of the policy that was made. */
const MADE = 'made';

/** The list of port groups stands behind `#`, which browsers send to no server. */
const listIn = (hash: string): string => {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    // Somebody else's, or cut off: as if there was none.
    return '';
  }
};

/** The form of the wizard. What was chosen stands in the address, and what was made in the cluster. */
export const useConnect = (world: World, gaps: readonly Gap[]): Connect => {
  const [search] = useSearchParams();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const made = search.get(MADE) ?? undefined;
  const [rules, setRules] = useState<Rules>();
  const [failure, setFailure] = useState<string>();
  const mayLabel = useAccess('patch', models.Node) !== 'denied';
  const judge = useMemo(
    () => ({
      draftOf: (values: FormValues) => connectPlanOf(world, values, made, mayLabel),
      problemsOf: (plan: ConnectPlan) => plan.problems.map(ofField),
      allProblemsOf: (plan: ConnectPlan, own: ProblemOfPlan[]) =>
        own.length > 0 || !rules ? own : rules.findingsOfPlan(world, plan).map(ofFinding),
    }),
    [world, made, mayLabel, rules],
  );
  // The values are read from the address once: afterwards the form has them.
  const [defaults] = useState(() => ({
    ...connectOfQuery((field) => search.get(field)),
    list: listIn(hash),
  }));
  const form = useCheckedForm(defaults, judge);
  const { draft } = form;
  // What is still missing is said in its place; rules speak of what is whole, and weigh a lot.
  const isWhole = draft.problems.length === 0;
  useEffect(() => {
    if (!isWhole) return;
    import('./rules').then(setRules, (error: unknown) => setFailure(failureOf(error).message));
  }, [isWhole]);
  const run = useMemo(() => connectRunOf(world, draft, made), [world, draft, made]);
  const remember = (next?: string | null) => {
    const kept = next === undefined ? made : (next ?? undefined);
    const values = form.form.getValues();
    const query = { ...queryOfConnect(values), ...(kept ? { [MADE]: kept } : {}) };
    const to = {
      search: new URLSearchParams(query).toString(),
      hash: encodeURIComponent(asTyped(values.list)),
    };
    freely(() => void navigate(to, { replace: true }));
  };
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const rememberSent = (sent: readonly K8sResourceCommon[]) => {
    if (!isShown.current) return;
    const nodes = sent.filter(({ kind }) => kind === models.Node.kind);
    const policy = sent.find(({ kind }) => kind === models.NodeNetworkConfigurationPolicy.kind);
    const names = nodes.flatMap(({ metadata }) => metadata?.name ?? []);
    const all = new Set([...draft.draft.labelled, ...names]);
    form.form.setValue('labelled', [...all].join(', '));
    remember(policy?.metadata?.uid);
  };
  const isJudged = rules !== undefined;
  return { ...form, world, gaps, run, isJudged, failure, remember, rememberSent };
};
