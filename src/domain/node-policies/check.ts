import { catalog } from '../findings/catalog';
import * as codes from '../findings/codes';
import type { Finding } from '../findings/finding';
import { referenceOf, type Report } from '../findings/report';
import { inOwnRoom } from '../findings/rooms';
import { isLabelKey, isLabelValue } from '../net/labels';
import { isRecord, printed, recordAt, textAt, type KubernetesResource } from '../core/resource';
import { BR_EX, OF_OVN, PHYSNET } from './of-ovn';
import { checkKeys, checkMappings, checkPortVlans, checkStp } from './rules/bridges';
import { interfacesIn, isAbsent, mappingsIn, namelessIn, type Checked } from './rules/entries';
import { checkBonds, checkMtus, checkNames, checkPorts, checkVlans } from './rules/interfaces';

const MAX_NAME = 63;

/** Group, version and kind of a policy. */
export const POLICY_GVK = {
  group: 'nmstate.io',
  version: 'v1',
  kind: 'NodeNetworkConfigurationPolicy',
} as const;

/** Whether a value is a policy of nmstate, whatever is in it. */
export const isPolicy = (value: unknown): value is KubernetesResource =>
  isRecord(value) &&
  value.kind === POLICY_GVK.kind &&
  textAt(value, 'apiVersion')?.startsWith(`${POLICY_GVK.group}/`) === true;

/** Source: kubernetes-nmstate api/shared/nodenetworkconfigurationpolicy_types.go, pkg/node/nodes.go. */
const checkObject = (policy: KubernetesResource, report: Report): void => {
  const name = textAt(policy, 'metadata', 'name') ?? '';
  if (name.length > MAX_NAME)
    report(codes.policyNameTooLong, 'metadata.name', { length: name.length });
  for (const [key, value] of Object.entries(recordAt(policy, 'spec', 'nodeSelector'))) {
    const path = `spec.nodeSelector['${key}']`;
    if (!isLabelKey(key)) report(codes.selectorOfPolicyNotPossible, path, { value: key });
    else if (typeof value === 'string' && !isLabelValue(value))
      report(codes.selectorOfPolicyNotPossible, path, { value });
  }
  const { maxUnavailable } = recordAt(policy, 'spec');
  const isRead =
    maxUnavailable === undefined ||
    maxUnavailable === null ||
    typeof maxUnavailable === 'number' ||
    /^\d+%$/.test(printed(maxUnavailable));
  if (!isRead)
    report(codes.maxUnavailableNotReadable, 'spec.maxUnavailable', {
      value: printed(maxUnavailable),
    });
};

/** Source: ovn-kubernetes go-controller/pkg/node; cluster-network-operator configure-ovs (br-ex). */
const checkOwned = (policy: KubernetesResource, report: Report): void => {
  for (const each of interfacesIn(policy)) {
    const { name, type, at } = each;
    const ruinsBrEx =
      name === BR_EX && (isAbsent(each) || !['', 'ovs-bridge', 'ovs-interface'].includes(type));
    if (OF_OVN.test(name) || ruinsBrEx) report(codes.changesWhatOvnOwns, `${at}.name`, { name });
  }
  for (const { entry, at } of mappingsIn(policy)) {
    const isSame = entry.state !== 'absent' && entry.bridge === BR_EX;
    if (entry.localnet === PHYSNET && !isSame)
      report(codes.changesWhatOvnOwns, `${at}.localnet`, { name: PHYSNET });
  }
};

const rules: readonly ((checked: Checked) => void)[] = [
  checkNames,
  checkKeys,
  checkStp,
  checkPortVlans,
  checkVlans,
  checkBonds,
  checkPorts,
  checkMtus,
  checkMappings,
];

/**
 * Everything that can be said of one policy of nmstate by itself: what the API server refuses, and what
 * it lets pass and each node refuses afterwards. Takes any value and never throws; values of other kinds
 * have no findings. What nodes work out by themselves is not judged.
 *
 * Source: the CRD nodenetworkconfigurationpolicies.nmstate.io; nmstate rust/src/lib.
 */
export const checkPolicy = (value: unknown): Finding[] => {
  if (!isPolicy(value)) return [];
  const object = referenceOf(value);
  return inOwnRoom(value, () => {
    const findings: Finding[] = [];
    const report: Report = (code, path, params = {}) => {
      findings.push({ code, severity: catalog[code].severity, object, path, params });
    };
    checkObject(value, report);
    checkOwned(value, report);
    const interfaces = interfacesIn(value).filter((each) => !isAbsent(each));
    const nameless = namelessIn(value);
    for (const rule of rules) rule({ interfaces, nameless, mappings: mappingsIn(value), report });
    return findings;
  });
};
