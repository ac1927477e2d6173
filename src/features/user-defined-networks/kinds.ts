import type { K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import { msg } from '../../domain/core/msg';
import type { KubernetesResource } from '../../domain/core/resource';
import { udnKindOf } from '../../domain/udn/types';
import { models } from '../../k8s/models';

export const udnKinds = ['UserDefinedNetwork', 'ClusterUserDefinedNetwork'] as const;
export type UdnKind = (typeof udnKinds)[number];

/** What brings the kinds to a cluster. */
export const PROVIDER = 'OVN-Kubernetes';

/** The kind by where its objects lie. */
export const kindIn = (namespace: string | undefined): UdnKind =>
  namespace === undefined ? 'ClusterUserDefinedNetwork' : 'UserDefinedNetwork';

export const modelFor = (udn: KubernetesResource): K8sModel =>
  models[udnKindOf(udn) ?? 'UserDefinedNetwork'];

/** Short and long names of the kinds; the long ones are the API's. */
export const kindAbbreviations: Record<UdnKind, string> = {
  UserDefinedNetwork: 'UDN',
  ClusterUserDefinedNetwork: 'CUDN',
};

/** Topologies in the words of the documentation. */
export const topologyLabels: Record<string, string> = {
  Layer2: msg('Layer 2'),
  Layer3: msg('Layer 3'),
  Localnet: msg('Localnet'),
};
