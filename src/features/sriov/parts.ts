import type { KubernetesResource } from '../../domain/core/resource';
import type { ResourceBasics } from '../../ui/resource/kind';
import type { SriovPart } from '../../ui/routes';
import { networkBasics } from './networks/networkBasics';
import { policyBasics } from './policies/policyBasics';

/** What has pages of its own, as lists and menus know it. */
export const basics: Record<SriovPart, ResourceBasics<KubernetesResource>> = {
  networks: networkBasics,
  policies: policyBasics,
};
