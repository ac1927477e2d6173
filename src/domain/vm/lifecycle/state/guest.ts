import * as codes from '../../../findings/codes';
import { macOf } from '../../../net/mac';
import { listAt, textAt } from '../../../core/resource';
import { credentialsSynchronized } from '../../keys/credentials';
import { conditionOf, hasGuestAgent } from '../../spec/instance';
import { hasAddress } from '../../interfaces/interface-status';
import { isInDomain, isInGuest } from '../interface-state';
import type { InterfaceRow } from '../../interfaces/interfaces';
import { findingOn, interfacePath, type VmView } from '../../interfaces/view';
import type { StepFinding } from './step';

const isSecondary = ({ spec }: InterfaceRow): boolean => {
  const values = spec.running?.values;
  return values?.network.kind === 'multus' && !values.isDefault;
};

const isWantedDown = ({ spec }: InterfaceRow): boolean =>
  [spec.configured, spec.running].some((each) =>
    ['down', 'absent'].includes(each?.values.state ?? 'up'),
  );

/** Whether the instance says anything of its state. */
const isReporting = ({ vmi }: VmView): boolean => listAt(vmi, 'status', 'conditions').length > 0;

const checkMac = (view: VmView, row: InterfaceRow): StepFinding[] => {
  const running = macOf(row.spec.running?.values.mac);
  const reported = macOf(row.reportedMac);
  if (!running || !reported || running === reported) return [];
  const params = { name: row.name, configured: running, running: reported };
  const path = interfacePath(view, row, 'macAddress');
  return [{ step: 'domain', finding: findingOn(view, codes.vmHasAnotherMac, path, params) }];
};

const checkLink = (view: VmView, row: InterfaceRow): StepFinding[] => {
  if (row.status?.linkState !== 'down' || row.spec.running?.values.binding === 'sriov') return [];
  const path = interfacePath(view, row, 'state');
  return [{ step: 'domain', finding: findingOn(view, codes.linkDown, path, { name: row.name }) }];
};

/** What the guest agent says, and what nobody can say without it. */
const checkAgent = (view: VmView, row: InterfaceRow): StepFinding[] => {
  const { status } = row;
  if (!status || !isReporting(view) || !isInDomain(row)) return [];
  const path = interfacePath(view, row);
  const params = { name: row.name };
  if (!hasGuestAgent(view.vmi)) {
    const isKnown = hasAddress(status) || (row.pod?.ips.length ?? 0) > 0;
    return isSecondary(row) && !isKnown
      ? [
          {
            step: 'guest',
            finding: findingOn(view, codes.addressesUnknownWithoutAgent, path, params),
          },
        ]
      : [];
  }
  if (!isInGuest(row)) {
    return row.spec.running?.values.binding === 'sriov' || hasAddress(status)
      ? []
      : [
          {
            step: 'guest',
            finding: findingOn(view, codes.guestDoesNotReportInterface, path, params),
          },
        ];
  }
  return isSecondary(row) && !hasAddress(status)
    ? [{ step: 'address', finding: findingOn(view, codes.guestHasNoAddress, path, params) }]
    : [];
};

/** How an interface looks from inside of a running VM. */
export const checkGuest = (view: VmView, row: InterfaceRow): StepFinding[] => {
  if (view.phase !== 'running' || !row.spec.running || isWantedDown(row)) return [];
  const link = checkLink(view, row);
  return [
    ...checkMac(view, row),
    ...link,
    ...(view.isMigrating || link.length > 0 ? [] : checkAgent(view, row)),
  ];
};

/** Eviction strategies by which a VM need not migrate. */
const STAYS = ['None', 'LiveMigrateIfPossible', 'External'];

/**
 * An interface by which a VM cannot migrate, though it should when its node is drained.
 *
 * Source: kubevirt pkg/virt-handler (condition LiveMigratable, reason InterfaceNotLiveMigratable).
 */
export const checkMigratable = (view: VmView, row: InterfaceRow): StepFinding[] => {
  const condition = conditionOf(view.vmi, 'LiveMigratable');
  if (condition?.status !== 'False' || condition.reason !== 'InterfaceNotLiveMigratable') return [];
  const values = row.spec.running?.values;
  const isCause =
    values?.network.kind === 'pod' &&
    values.binding !== 'masquerade' &&
    values.binding !== 'passtBinding';
  const strategy =
    textAt(view.spec, 'evictionStrategy') ?? view.settings.evictionStrategy ?? 'LiveMigrate';
  if (!isCause || STAYS.includes(strategy) || view.phase !== 'running') return [];
  const path = interfacePath(view, row);
  return [
    {
      step: 'settings',
      finding: findingOn(view, codes.vmCannotMigrateBecauseOfInterface, path, { name: row.name }),
    },
  ];
};

/**
 * Keys and passwords that the guest agent was to write. A guest that has just started has had no time
 * for it: its agent is offline until it has booted, which KubeVirt says in the same words.
 *
 * Source: kubevirt pkg/virt-handler/vm.go, updateAccessCredentialConditions.
 */
export const checkCredentialState = (view: VmView): StepFinding[] => {
  const { vmi, phase, isMigrating } = view;
  const condition = credentialsSynchronized(vmi);
  if (condition?.status !== 'False' || phase !== 'running' || isMigrating) return [];
  const params = { message: condition.message ?? condition.reason ?? '' };
  const path = 'status.conditions';
  return [
    { step: 'guest', finding: findingOn(view, codes.credentialsNotSynchronized, path, params) },
  ];
};
