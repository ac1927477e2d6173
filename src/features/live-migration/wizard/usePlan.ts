import { useMemo } from 'react';
import { isRefusing, migrationFindingsOf } from '../../../domain/checks/migration-candidates';
import { reason } from '../../../domain/core/reasons';
import type { Finding } from '../../../domain/findings/finding';
import { textKeysOf } from '../../../domain/findings/text-keys';
import {
  emptyPlan,
  planFieldOf,
  planOf,
  type Plan,
  type PlanProblem,
} from '../../../domain/migration-network/draft';
import type { FormValues } from '../../../domain/forms/leaf';
import {
  useCheckedForm,
  type CheckedForm,
  type FormProblem,
} from '../../../ui/form/useCheckedForm';
import type { MigrationSettings } from '../useMigrationWorld';

/** Something to say of the planned network: of a field, or a finding of the rules. */
export interface ProblemOfPlan extends FormProblem {
  finding: Finding | undefined;
}

const ofField = ({ field, message }: PlanProblem): ProblemOfPlan => ({
  field,
  severity: 'error',
  message,
  isBlocking: true,
  finding: undefined,
});

const ofFinding = (finding: Finding): ProblemOfPlan => ({
  field: planFieldOf(finding.path),
  severity: finding.severity,
  message: reason(textKeysOf(finding).message, finding.params),
  isBlocking: isRefusing(finding),
  finding,
});

/** What rules say of a field of which something is missing is said already. */
const problemsIn = ({ world }: MigrationSettings, { judged, problems }: Plan): ProblemOfPlan[] => {
  const fields = new Set<string | undefined>(problems.map(({ field }) => field));
  const found = migrationFindingsOf(world, judged)
    .filter(({ severity }) => severity !== 'info')
    .map(ofFinding)
    .filter(({ field }) => !fields.has(field));
  return [...problems.map(ofField), ...found];
};

export type PlanForm = CheckedForm<Plan, ProblemOfPlan>;

/** The form of the wizard, judged as if the network that it makes was in use. */
export const usePlan = (settings: MigrationSettings): PlanForm => {
  const judge = useMemo(
    () => ({
      draftOf: (values: FormValues) => planOf(settings.world, settings.namespace, values),
      problemsOf: (plan: Plan) => problemsIn(settings, plan),
    }),
    [settings],
  );
  return useCheckedForm(emptyPlan, judge);
};
