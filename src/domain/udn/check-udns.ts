import { catalog } from '../findings/catalog';
import * as codes from '../findings/codes';
import type { Finding } from '../findings/finding';
import { recordAt, textAt } from '../core/resource';
import type { World } from '../world/world';
import { checkUdn } from './check';
import { networkSpecOf, blockOf, PRIMARY_UDN_LABEL, roleOf, UDN_GVK } from './types';

/**
 * A primary network takes the place of the pod network only in namespaces that were made for it: the
 * label cannot be added later.
 *
 * Source: cluster-network-operator bindata/network/ovn-kubernetes/common/udn-admission-policy.yaml.
 */
const checkNamespace = (world: World, udn: unknown): Finding[] => {
  const namespace = textAt(udn, 'metadata', 'namespace');
  if (namespace === undefined || roleOf(udn) !== 'Primary') return [];
  const found = world.find('Namespace', namespace);
  if (!found || Object.hasOwn(recordAt(found, 'metadata', 'labels'), PRIMARY_UDN_LABEL)) return [];
  const { spec, at } = networkSpecOf(udn);
  const object = {
    apiVersion: `${UDN_GVK.group}/${UDN_GVK.version}`,
    kind: UDN_GVK.kind,
    namespace,
    name: textAt(udn, 'metadata', 'name') ?? '',
  };
  return [
    {
      code: codes.namespaceNotMadeForPrimary,
      severity: catalog[codes.namespaceNotMadeForPrimary].severity,
      object,
      path: `${at}.${blockOf(spec.topology) ?? ''}.role`,
      params: { namespace },
      related: [{ apiVersion: 'v1', kind: 'Namespace', name: namespace }],
    },
  ];
};

/** What can be said of the user-defined networks of a world. */
export const checkUdns = (world: World): Finding[] => [
  ...world
    .list('UserDefinedNetwork')
    .flatMap((udn) => [...checkUdn(udn), ...checkNamespace(world, udn)]),
  ...world.list('ClusterUserDefinedNetwork').flatMap(checkUdn),
];
