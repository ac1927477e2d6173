import { isRecord, listAt, recordAt, textAt, textOf } from '../core/resource';

/** Label of networks that OVN-Kubernetes made from a user-defined network. */
export const UDN_LABEL = 'k8s.ovn.org/user-defined-network';

/** Annotations by which the SR-IOV operator names the SriovNetwork; both spellings occur. */
export const SRIOV_OWNER_ANNOTATIONS = [
  'sriovnetwork.openshift.io/owner-ref',
  'sriovnetwork.openshift.io/owner',
];

const OWNING_KINDS = [
  'UserDefinedNetwork',
  'ClusterUserDefinedNetwork',
  'SriovNetwork',
  'SriovIBNetwork',
  'OVSNetwork',
];

/** What makes a network, and would make it anew. */
export interface Manager {
  kind: string;
  name: string;
  /** Of the object, where it says so; most are in the namespace of the network, or in none. */
  namespace?: string;
}

const sriovOwner = (metadata: Record<string, unknown>): string | undefined => {
  const annotations = recordAt(metadata, 'annotations');
  return SRIOV_OWNER_ANNOTATIONS.map((key) => textOf(annotations[key])).find(
    (owner) => owner !== undefined,
  );
};

/** Whether the SR-IOV operator says that it made the network. */
export const isMadeBySriovOperator = (metadata: Record<string, unknown>): boolean =>
  sriovOwner(metadata) !== undefined;

/**
 * The object whose controller made a network, and would make it anew or undo a change. Takes any
 * value; undefined where nobody says so.
 *
 * Source: ovn-kubernetes go-controller/pkg/clustermanager/userdefinednetwork/template;
 * sriov-network-operator api/v1/helper.go (owner annotation `Kind.group/namespace/name`).
 */
export const managerOf = (nad: unknown): Manager | undefined => {
  const metadata = recordAt(nad, 'metadata');
  for (const owner of listAt(metadata, 'ownerReferences')) {
    const kind = textAt(owner, 'kind');
    if (isRecord(owner) && kind !== undefined && OWNING_KINDS.includes(kind)) {
      return { kind, name: textAt(owner, 'name') ?? '' };
    }
  }
  const own = textOf(metadata.name) ?? '';
  const owner = sriovOwner(metadata);
  if (owner !== undefined) {
    const kind = OWNING_KINDS.find((candidate) => owner.startsWith(candidate));
    const [, namespace, name] = owner.split('/');
    return {
      kind: kind ?? 'SriovNetwork',
      name: name ?? own,
      ...(namespace === undefined || name === undefined ? {} : { namespace }),
    };
  }
  return Object.hasOwn(recordAt(metadata, 'labels'), UDN_LABEL)
    ? { kind: 'UserDefinedNetwork', name: own }
    : undefined;
};
