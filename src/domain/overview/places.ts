import { msg } from '../core/msg';
import { catalog, type FindingCode } from '../findings/catalog';
import * as codes from '../findings/codes';
import type { Severity } from '../findings/severity';

/**
 * Where a finding stands on the overview:
 *
 * - `broken`: something does not work now
 * - `soon`: it works, until the next start, migration, address or node
 * - `tidy`: nothing comes of it but that somebody will wonder one day
 */
export const places = ['broken', 'soon', 'tidy'] as const;
export type Place = (typeof places)[number];

/** Severities say nearly the same: only what is told otherwise is named below. */
const bySeverity: Record<Severity, Place> = { error: 'broken', warning: 'soon', info: 'tidy' };

/**
 * Codes whose place does not follow from their severity. A rule that is new needs no entry here: it
 * stands where its severity says.
 */
export const exceptions: Record<Place, readonly FindingCode[]> = {
  // Warnings where VMs, networks or Services are without something at this moment.
  broken: [
    codes.podOfVmNotConnected,
    codes.interfaceHasNotReachedVm,
    codes.migrationForChangeFailed,
    codes.migrationsKeepFailing,
    codes.addressOnSeveralVms,
    codes.otherVmHasMac,
    codes.bridgeIsDown,
    codes.bridgeHasNoPorts,
    codes.mappingLeadsNowhere,
    codes.physicalNetworkHasNoPorts,
    codes.interfaceOfNetworkIsDown,
    codes.nameServerWaitsForAddress,
    codes.migrationAddressesUnusable,
    codes.claimOfVmMissing,
    codes.dataSourceNotReady,
    codes.serviceMeantForVmSelectsNone,
    codes.serviceSelectsOtherNamespace,
    codes.endpointOfServiceNotReady,
    codes.balancerMissing,
    codes.sidecarNotInPod,
    codes.credentialsNotSynchronized,
  ],
  // Hints at what does not outlast a start or a migration, or meets another VM one day.
  soon: [
    codes.addressesChangeAtMigration,
    codes.udnAddressesChangeAtMigration,
    codes.addressNotKept,
    codes.eachNodeHandsOutSameAddresses,
    codes.stoppedVmHasMac,
    codes.bridgeOnPodNetwork,
    codes.interfaceWaitsForNextStart,
  ],
  // Warnings about settings without effect, words of former versions, and drift that nothing stands on.
  tidy: [
    codes.settingStandsTwice,
    codes.listOfPluginsPassedOver,
    codes.emptyEntryInTrunk,
    codes.unknownSetting,
    codes.oldNameOfPlugin,
    codes.settingOfAnotherPlugin,
    codes.settingHasNoEffectWithThisTopology,
    codes.vlan0NoVlan,
    codes.settingOfPrimaryNetworks,
    codes.postCopyAlone,
    codes.migrationPolicyWithoutSelectors,
    codes.migrationPolicyNeverCounts,
    codes.labelIdleWithOptOut,
    codes.labelIdleWithOptIn,
    codes.settingDropped,
    codes.settingOfVmDropped,
    codes.meshAnnotationMisplaced,
    codes.requestedAddressesHaveNoEffect,
    codes.linkDown,
    codes.removedInterfaceStillRuns,
    codes.searchWithoutNameServers,
    codes.setNameWithoutMatch,
    codes.furtherCloudInitVolume,
    codes.credentialOfUnreadVolume,
    codes.nodeInterfaceStandsTwice,
    codes.policyChoosesNoNode,
    codes.nodeDiffersFromPolicy,
    codes.policyForVmsSelectsNone,
    codes.policyNotOfOperator,
    codes.profileChoosesNoNode,
    codes.tuningOnVmItself,
    codes.tuningNotRead,
    codes.keyStandsTwice,
    codes.suppressionNotRead,
  ],
};

const exceptional: ReadonlyMap<string, Place> = new Map(
  places.flatMap((place) => exceptions[place].map((code): [string, Place] => [code, place])),
);

/** The one place of a code. */
export const placeOf = (code: FindingCode): Place =>
  exceptional.get(code) ?? bySeverity[catalog[code].severity];

/** Rules that are told as one, because one question is asked of all of them. */
export interface Topic {
  id: 'vms-without-network' | 'waiting-for-restart' | 'waiting-for-migration';
  place: Place;
  title: string;
  codes: readonly FindingCode[];
}

/** In the order in which they stand. A code is in one topic or in none, and in its place. */
export const topics: readonly Topic[] = [
  {
    id: 'vms-without-network',
    place: 'broken',
    title: msg('VMs without network'),
    codes: [
      codes.nodeOfVmLacksBridge,
      codes.nodeOfVmLacksBridgeMapping,
      codes.nodeOfVmLacksInterface,
      codes.noNodeHasNetworkOfVm,
      codes.podOfVmNotConnected,
      codes.networkOfVmFailed,
      codes.interfaceHasNotReachedVm,
      codes.networkDoesNotExist,
      codes.networkOutOfReach,
    ],
  },
  {
    id: 'waiting-for-restart',
    place: 'soon',
    title: msg('VMs that wait for a restart'),
    codes: [codes.changeWaitsForRestart, codes.interfaceWaitsForNextStart],
  },
  {
    id: 'waiting-for-migration',
    place: 'soon',
    title: msg('VMs that wait for a migration'),
    codes: [codes.changeWaitsForMigration, codes.changeWaitsAndVmCannotMigrate],
  },
];
