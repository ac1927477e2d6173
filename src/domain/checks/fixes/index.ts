import { checkNad } from '../../nad/check';
import { isNad, type NetworkAttachmentDefinition } from '../../nad/types';
import type { KubernetesResource } from '../../core/resource';
import { checkUdn } from '../../udn/check';
import { udnKindOf } from '../../udn/types';
import type { FindingCode } from '../../findings/catalog';
import type { Finding, ObjectReference } from '../../findings/finding';
import { cniFixes } from './cni';
import { nadFixes } from './nad';
import { contextOf, type NadFix } from './nad-edit';
import { ovnFixes } from './ovn';
import { kindNameOf } from '../../world/kinds';
import { worldOf, type World } from '../../world/world';
import { checkVm } from '../../vm/rules/check-vm';
import { checkPortsOfServices, fixPortsOfServices, hasPortFix } from './services';
import { fixUdn, hasUdnFix } from './udn';
import { fixVm, hasVmFix } from './vm';

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
  fixesOfNads[code] !== undefined || hasUdnFix(code) || hasVmFix(code) || hasPortFix(code);

/** The object that a fix changes: of a Service whose port a VM does not let in, the VM. */
export const mendedIn = ({ code, object, related = [] }: Finding): ObjectReference =>
  (hasPortFix(code) ? related[0] : undefined) ?? object;

/** How objects of one kind are checked and mended. */
interface Mender {
  check: (object: KubernetesResource) => Finding[];
  fix: (finding: Finding, object: KubernetesResource) => KubernetesResource | undefined;
}

/** Undefined for kinds that nobody edits: the spec of a running instance is KubeVirt's. */
const menderOf = (
  { code, object: about }: Finding,
  object: KubernetesResource,
  world: World | undefined,
): Mender | undefined => {
  if (udnKindOf(object) !== undefined) return { check: checkUdn, fix: fixUdn };
  if (isNad(object)) {
    return {
      check: checkNad,
      fix: (finding, nad) => (isNad(nad) ? fixNad(finding, nad) : undefined),
    };
  }
  if (kindNameOf(object.apiVersion, object.kind) !== 'VirtualMachine') return undefined;
  const around = world ?? worldOf([object], {});
  if (!hasPortFix(code)) return { check: (vm) => checkVm(around, vm), fix: fixVm };
  const service = around.find('Service', about.name, about.namespace);
  return (
    service && {
      check: (vm) => [...checkVm(around, vm), ...checkPortsOfServices(around, service, vm)],
      fix: (finding, vm) => fixPortsOfServices(around, service, finding, vm),
    }
  );
};

/**
 * The object of a finding with the mistake mended: one leaf is changed and everything else stays, in
 * a network definition byte for byte. Undefined where there is no mechanical way, where the finding
 * is not about the object as it is, or where the change would bring another error or warning. Takes
 * any object and never throws.
 *
 * @param world what surrounds the object: some mistakes of a VM are seen only beside its networks
 */
export const fixOf = (
  finding: Finding,
  object: KubernetesResource,
  world?: World,
): KubernetesResource | undefined => {
  const mender = hasFix(finding.code) ? menderOf(finding, object, world) : undefined;
  if (!mender) return undefined;
  const before = mender.check(object);
  const known = before.find(({ code, path }) => code === finding.code && path === finding.path);
  const fixed = known && mender.fix(known, object);
  return fixed && isBetter(known, before, mender.check(fixed)) ? fixed : undefined;
};

/**
 * The object with several of its findings mended, one after the other, each on what the one before it
 * made; those that do not fit any more are left. The object itself where none fits.
 */
export const fixEach = (
  findings: readonly Finding[],
  object: KubernetesResource,
  world?: World,
): KubernetesResource =>
  findings.reduce((current, finding) => fixOf(finding, current, world) ?? current, object);
