import { checkNad } from '../../nad/check';
import { isNad, type NetworkAttachmentDefinition } from '../../nad/types';
import type { KubernetesResource } from '../../core/resource';
import { checkUdn } from '../../udn/check';
import { udnKindOf } from '../../udn/types';
import type { FindingCode } from '../../findings/catalog';
import type { Finding } from '../../findings/finding';
import { cniFixes } from './cni';
import { nadFixes } from './nad';
import { contextOf, type NadFix } from './nad-edit';
import { ovnFixes } from './ovn';
import { fixUdn, hasUdnFix } from './udn';

const fixesOfNads: Partial<Record<FindingCode, NadFix>> = {
  ...nadFixes,
  ...ovnFixes,
  ...cniFixes,
};

const fixNad = (
  finding: Finding,
  nad: NetworkAttachmentDefinition,
): KubernetesResource | undefined => {
  const context = contextOf(finding, nad);
  return context && fixesOfNads[finding.code]?.(context);
};

const tally = (findings: readonly Finding[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { code, severity } of findings) {
    if (severity !== 'info') counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
};

/** Whether a change takes the finding away and brings no other error or warning. */
const isBetter = (
  finding: Finding,
  before: readonly Finding[],
  after: readonly Finding[],
): boolean => {
  const counts = tally(before);
  const isSame = ({ code, path }: Finding) => code === finding.code && path === finding.path;
  return (
    !after.some(isSame) &&
    [...tally(after)].every(([code, count]) => count <= (counts.get(code) ?? 0))
  );
};

/** Whether there is a mechanical fix for a code at all; `fixOf` says whether it works here. */
export const hasFix = (code: FindingCode): boolean =>
  fixesOfNads[code] !== undefined || hasUdnFix(code);

/**
 * The object of a finding with the mistake mended: one leaf is changed and everything else stays, in
 * a network definition byte for byte. Undefined where there is no mechanical way, where the finding
 * is not about the object as it is, or where the change would bring another error or warning. Takes
 * any object and never throws.
 */
export const fixOf = (
  finding: Finding,
  object: KubernetesResource,
): KubernetesResource | undefined => {
  const isUdn = udnKindOf(object) !== undefined;
  if (!isUdn && !isNad(object)) return undefined;
  const check = isUdn ? checkUdn : checkNad;
  const before = check(object);
  const known = before.find(({ code, path }) => code === finding.code && path === finding.path);
  if (!known) return undefined;
  const fixed = isUdn ? fixUdn(known, object) : fixNad(known, object);
  return fixed && isBetter(known, before, check(fixed)) ? fixed : undefined;
};
