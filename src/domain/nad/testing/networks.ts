import type { ObjectMeta } from '../../core/resource';
import { RESOURCE_NAME_ANNOTATION, type NetworkAttachmentDefinition } from '../types';

export interface Parts {
  name?: unknown;
  namespace?: unknown;
  /** Value of the annotation; null leaves it out. */
  resourceName?: unknown;
  annotations?: object;
  labels?: object;
  config: object | string;
}

/** What `networkOf` makes: any value may stand in any place. */
export type TestNetwork = NetworkAttachmentDefinition & { spec: { config: string } };

/** A network made of these parts. */
export const networkOf = ({
  name = 'net',
  namespace = 'default',
  resourceName = null,
  annotations,
  labels,
  config,
}: Parts): TestNetwork => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: {
    name,
    namespace,
    ...(resourceName === null && !annotations
      ? {}
      : {
          annotations: {
            ...(resourceName === null ? {} : { [RESOURCE_NAME_ANNOTATION]: resourceName }),
            ...annotations,
          },
        }),
    ...(labels ? { labels } : {}),
  } as ObjectMeta,
  spec: { config: typeof config === 'string' ? config : JSON.stringify(config) },
});

/** A healthy Linux bridge, with other settings where given. */
export const bridgeWith = (changes: object, parts: Partial<Parts> = {}) =>
  networkOf({
    resourceName: 'bridge.network.kubevirt.io/br1',
    config: { cniVersion: '0.3.1', name: 'net', type: 'bridge', bridge: 'br1', ...changes },
    ...parts,
  });

/** A healthy OVN-Kubernetes network of a topology. */
export const ovnWith = (topology: string, changes: object = {}, parts: Partial<Parts> = {}) =>
  networkOf({
    config: {
      cniVersion: '0.3.1',
      name: 'default-net',
      type: 'ovn-k8s-cni-overlay',
      topology,
      netAttachDefName: 'default/net',
      ...changes,
    },
    ...parts,
  });

/** A healthy network for live migrations. */
export const macvlanWith = (changes: object) =>
  networkOf({
    config: {
      cniVersion: '0.3.1',
      name: 'net',
      type: 'macvlan',
      master: 'eth1',
      mode: 'bridge',
      ipam: { type: 'whereabouts', range: '10.200.5.0/24' },
      ...changes,
    },
  });

/** The same with its addresses handed out in another way. */
export const addressesWith = (ipam: object) => macvlanWith({ ipam });

/** An SR-IOV network as the operator renders it. */
export const sriovWith = (changes: object, parts: Partial<Parts> = {}) =>
  networkOf({
    resourceName: 'openshift.io/nics',
    annotations: { 'sriovnetwork.openshift.io/owner-ref': 'SriovNetwork.sriovnetwork/a/net' },
    config: {
      cniVersion: '1.0.0',
      name: 'net',
      type: 'sriov',
      vlan: 0,
      vlanQoS: 0,
      logLevel: 'info',
      ipam: {},
      ...changes,
    },
    ...parts,
  });

/** A network by its text alone. */
export const nadOf = (config: string): NetworkAttachmentDefinition => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: {
    name: 'net',
    namespace: 'default',
    annotations: { [RESOURCE_NAME_ANNOTATION]: 'bridge.network.kubevirt.io/br1', own: 'kept' },
  },
  spec: { config },
});
