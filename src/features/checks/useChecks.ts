import { useMemo } from 'react';
import type { TFunction } from 'i18next';
import { textKeysOf } from '../../domain/findings/text-keys';
import { checkInSteps } from '../../domain/checks/of-world';
import type { ShownFinding } from '../../domain/findings/query';
import type { Finding } from '../../domain/findings/finding';
import type { Progress } from '../../k8s/completeness';
import { kindsOfAllRules } from '../../k8s/checked-kinds';
import { useCheckedWorld } from '../../k8s/useCheckedWorld';
import { useFoundFindings, type FoundFindings } from '../../ui/useFoundFindings';
import { useT } from '../../ui/useT';

/** The texts of a finding, worked out when somebody asks: a page shows few of thousands. */
const shownOf = (finding: Finding, t: TFunction): ShownFinding => ({
  finding,
  get title() {
    return t(textKeysOf(finding).title, finding.params);
  },
  get message() {
    return t(textKeysOf(finding).message, finding.params);
  },
});

export interface FoundChecks extends Omit<FoundFindings, 'findings'> {
  state: 'found';
  findings: ShownFinding[];
}

export type Checks =
  | FoundChecks
  /** Without `progress` not even the first objects of each kind have come. */
  | { state: 'checking'; progress: Progress | undefined };

/** Everything that rules find in a namespace, or (undefined) in the cluster, with its texts. */
export const useChecks = (namespace: string | undefined): Checks => {
  const t = useT();
  const state = useCheckedWorld(namespace, kindsOfAllRules(namespace));
  const found = useFoundFindings(namespace, state, checkInSteps);
  const shown = useMemo(
    (): FoundChecks | undefined =>
      found && {
        ...found,
        state: 'found',
        findings: found.findings.map((finding) => shownOf(finding, t)),
      },
    [found, t],
  );
  const progress = state.state === 'ready' ? state.progress : undefined;
  return shown ?? { state: 'checking', progress };
};
