import { checkNads } from '../../../domain/checks/of-nads';
import type { Finding } from '../../../domain/findings/finding';
import { checkNad } from '../../../domain/nad/check';
import { configOf } from '../../../domain/nad/config';
import { draftWorldOf } from '../../../domain/checks/draft-nad';
import { nadFormFor, type AnyNadForm } from '../../../domain/nad/forms';
import { networkTypeOfConfig, type NetworkType } from '../../../domain/nad/network-type';
import { NAD_GVK, type NetworkAttachmentDefinition } from '../../../domain/nad/types';
import type { KubernetesResource } from '../../../domain/core/resource';
import type { World } from '../../../domain/world/world';
import type { EditedKind } from '../../../ui/resource/form';
import { isFormType, type FormType } from './fields';

const apiVersion = `${NAD_GVK.group}/${NAD_GVK.version}`;

const isNetwork = (resource: KubernetesResource): resource is NetworkAttachmentDefinition =>
  resource.apiVersion === apiVersion && resource.kind === NAD_GVK.kind;

/** Type of a network; the forms are by type. */
export const typeOf = (nad: NetworkAttachmentDefinition): NetworkType =>
  networkTypeOfConfig(configOf(nad));

/** The type of a network where a form shows it. */
export const formTypeOf = (nad: NetworkAttachmentDefinition): FormType | undefined => {
  const type = typeOf(nad);
  return isFormType(type) ? type : undefined;
};

/** NetworkAttachmentDefinitions as the editor sees them. */
export const networkKind: EditedKind<NetworkAttachmentDefinition, AnyNadForm> = {
  text: {
    name: NAD_GVK.kind,
    expected: `${apiVersion} ${NAD_GVK.kind}`,
    accepts: isNetwork,
    check: checkNad,
  },
  formFor: (nad) => nadFormFor(typeOf(nad)),
};

/** What rules say of a draft, by itself and, where the cluster is known, beside all else. */
export const findingsOf = (
  draft: NetworkAttachmentDefinition,
  world: World | undefined,
): Finding[] => {
  if (!world) return checkNad(draft);
  const { name, namespace } = draft.metadata ?? {};
  return checkNads(draftWorldOf(world, draft)).filter(
    ({ object }) =>
      object.kind === NAD_GVK.kind &&
      object.name === (name ?? '') &&
      (object.namespace ?? '') === (namespace ?? ''),
  );
};
