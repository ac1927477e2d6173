import type { K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import { withNetwork } from '../../../domain/checks/migration-candidates';
import type { KubernetesResource } from '../../../domain/core/resource';
import type { MigrationShape, SettingsOwner } from '../../../domain/settings/owner';
import { models } from '../../../k8s/models';
import { editBy, type EditChange } from '../../../k8s/write';

/** The model of the object with the settings, in the version in which it was read. */
export const modelOfOwner = ({ kind, object }: SettingsOwner): K8sModel => {
  const version = object.apiVersion?.split('/')[1];
  return version === undefined ? models[kind] : { ...models[kind], apiVersion: version };
};

/** The change by which live migrations use another network; '' is the default one. */
export const networkChange = (
  owner: SettingsOwner<MigrationShape>,
  network: string,
): EditChange => {
  const { shape } = owner;
  return editBy(modelOfOwner(owner), owner.object, (current: KubernetesResource) =>
    withNetwork({ object: current, shape }, network),
  );
};
