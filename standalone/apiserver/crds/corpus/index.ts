import { ADDON_SAMPLES } from './addons.ts';
import { BOOT_SAMPLES } from './boot.ts';
import { HYPERCONVERGEDS, OLDER_HYPERCONVERGEDS, OTHERS, VMS } from './kubevirt.ts';
import { NADS, POLICIES, SRIOV_NETWORKS, SRIOV_POLICIES } from './nodes.ts';
import { CUDNS, UDNS } from './ovn.ts';
import { POLICY_SAMPLES } from './policies.ts';
import { TUNING_SAMPLES } from './tuning.ts';
import type { Sample } from './sample.ts';

/** What the schemas take and refuse of what matters for VM networks. */
export const CORPUS: Sample[] = [
  ...NADS,
  ...POLICIES,
  ...SRIOV_NETWORKS,
  ...SRIOV_POLICIES,
  ...UDNS,
  ...CUDNS,
  ...VMS,
  ...HYPERCONVERGEDS,
  ...OLDER_HYPERCONVERGEDS,
  ...OTHERS,
  ...ADDON_SAMPLES,
  ...BOOT_SAMPLES,
  ...POLICY_SAMPLES,
  ...TUNING_SAMPLES,
];
