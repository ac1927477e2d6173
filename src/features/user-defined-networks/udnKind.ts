import { msg } from '../../domain/core/msg';
import { reason } from '../../domain/core/reasons';
import type { KubernetesResource } from '../../domain/core/resource';
import { checkUdn } from '../../domain/udn/check';
import { udnFormFor, type AnyUdnForm } from '../../domain/udn/forms';
import { refusedChanges } from '../../domain/udn/immutable';
import { udnKindOf, UDN_GVK } from '../../domain/udn/types';
import { onDemand } from '../../ui/onDemand';
import type { ResourceKind } from '../../ui/resource/kind';
import { userNetworkPath } from '../../ui/routes';
import { udnBasics } from './udnBasics';
import { listText } from '../../ui/intl';

const apiVersion = `${UDN_GVK.group}/${UDN_GVK.version}`;

const isUdn = (resource: KubernetesResource): resource is KubernetesResource =>
  resource.apiVersion === apiVersion && udnKindOf(resource) !== undefined;

const isSameObject = (a: KubernetesResource, b: KubernetesResource): boolean =>
  a.kind === b.kind &&
  a.metadata?.name === b.metadata?.name &&
  a.metadata?.namespace === b.metadata?.namespace;

/** User-defined networks of both kinds, as their pages are made from. */
export const udnKind: ResourceKind<KubernetesResource, AnyUdnForm> = {
  ...udnBasics,
  text: {
    name: 'UserDefinedNetwork',
    expected: `${apiVersion} UserDefinedNetwork, ClusterUserDefinedNetwork`,
    accepts: isUdn,
    check: checkUdn,
  },
  formFor: udnFormFor,
  loadRules: async () => {
    const { checkUdnIn } = await import('../../domain/checks/of-udn');
    return { findingsOn: checkUdnIn };
  },
  refusedChange: (before, after) => {
    if (!isSameObject(before, after)) {
      return reason(msg('Kind, name and namespace cannot change. Create another network instead.'));
    }
    const refused = refusedChanges(before, after);
    return refused.length === 0
      ? undefined
      : reason(msg('After creation nobody can change {{paths}}. Create another network instead.'), {
          paths: listText(refused),
        });
  },
  taken: ({ metadata: { name = '', namespace } = {} }) =>
    namespace === undefined
      ? reason(msg('The cluster already has a ClusterUserDefinedNetwork named {{name}}.'), { name })
      : reason(msg('Namespace {{namespace}} already has a network named {{name}}.'), {
          namespace,
          name,
        }),
  nextSteps: ({ metadata: { name = '', namespace } = {} }, before) =>
    before
      ? []
      : [
          {
            text: msg('Show where it is made'),
            to: userNetworkPath(namespace, name, 'namespaces'),
          },
        ],
  ReviewNote: onDemand(() => import('./SelectionSummary')),
};
