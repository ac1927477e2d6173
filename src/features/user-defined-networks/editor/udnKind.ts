import { checkUdnIn } from '../../../domain/checks/of-udn';
import type { Finding } from '../../../domain/findings/finding';
import type { KubernetesResource } from '../../../domain/core/resource';
import { checkUdn } from '../../../domain/udn/check';
import { udnFormFor, type AnyUdnForm } from '../../../domain/udn/forms';
import { udnKindOf, UDN_GVK } from '../../../domain/udn/types';
import type { World } from '../../../domain/world/world';
import type { EditedKind } from '../../../ui/resource/form';

const apiVersion = `${UDN_GVK.group}/${UDN_GVK.version}`;

const isUdn = (resource: KubernetesResource): resource is KubernetesResource =>
  resource.apiVersion === apiVersion && udnKindOf(resource) !== undefined;

/** User-defined networks of both kinds as the editor sees them. */
export const udnKind: EditedKind<KubernetesResource, AnyUdnForm> = {
  text: {
    name: 'UserDefinedNetwork',
    expected: `${apiVersion} UserDefinedNetwork, ClusterUserDefinedNetwork`,
    accepts: isUdn,
    check: checkUdn,
  },
  formFor: udnFormFor,
};

/** What rules say of a draft, by itself and, where the cluster is known, beside all else. */
export const findingsOf = (draft: KubernetesResource, world: World | undefined): Finding[] =>
  world ? checkUdnIn(world, draft) : checkUdn(draft);
