import { msg } from '../../domain/core/msg';
import { reason } from '../../domain/core/reasons';
import type { KubernetesResource } from '../../domain/core/resource';
import { sameJson } from '../../domain/core/same-json';
import { checkNad } from '../../domain/nad/check';
import { configOf } from '../../domain/nad/config';
import { nadFormFor, type AnyNadForm } from '../../domain/nad/forms';
import { networkTypeOfConfig } from '../../domain/nad/network-type';
import { NAD_GVK, type NetworkAttachmentDefinition } from '../../domain/nad/types';
import { attachPathOf } from '../../ui/attachPath';
import { onDemand } from '../../ui/onDemand';
import type { ResourceKind } from '../../ui/resource/kind';
import { networkPath } from '../../ui/routes';
import { networkBasics } from './networkBasics';

const apiVersion = `${NAD_GVK.group}/${NAD_GVK.version}`;

const isNetwork = (resource: KubernetesResource): resource is NetworkAttachmentDefinition =>
  resource.apiVersion === apiVersion && resource.kind === NAD_GVK.kind;

const Affected = onDemand(() => import('./Affected'));

/** NetworkAttachmentDefinitions, as their pages are made from. */
export const networkKind: ResourceKind<NetworkAttachmentDefinition, AnyNadForm> = {
  ...networkBasics,
  text: {
    name: NAD_GVK.kind,
    expected: `${apiVersion} ${NAD_GVK.kind}`,
    accepts: isNetwork,
    check: checkNad,
  },
  formFor: (nad) => nadFormFor(networkTypeOfConfig(configOf(nad))),
  loadRules: async () => {
    const { checkNadIn } = await import('../../domain/checks/of-nad');
    return { findingsOn: checkNadIn };
  },
  refusedChange: ({ metadata: before }, { metadata: after }) =>
    before?.name === after?.name && before?.namespace === after?.namespace
      ? undefined
      : reason(msg('Name and namespace cannot change. Clone the network instead.')),
  taken: ({ metadata: { name = '', namespace = '' } = {} }) =>
    reason(msg('Namespace {{namespace}} already has a network named {{name}}.'), {
      namespace,
      name,
    }),
  nextSteps: ({ spec, metadata: { name = '', namespace = '' } = {} }, before) => {
    if (!before) return [{ text: msg('Attach VMs'), to: attachPathOf(namespace, name) }];
    return sameJson(before.spec, spec)
      ? []
      : [{ text: msg('Show its VMs'), to: networkPath(namespace, name, 'vms') }];
  },
  ReviewNote: ({ before, after }) =>
    before && !sameJson(before.spec, after.spec) ? <Affected nad={before} /> : null,
};
