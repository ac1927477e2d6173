import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import type { KubernetesResource } from '../../../domain/core/resource';
import { dpdkForm } from '../../../domain/settings/dpdk';
import type { DpdkShape, SettingsOwner } from '../../../domain/settings/owner';
import { modelOfObject } from '../../../k8s/models';
import { editBy, type Change } from '../../../k8s/write';

/** What is to be set for all VMs; what is undefined stays as it is, and an empty class is none. */
export interface DpdkSettings {
  runtimeClass?: string;
  alignCpus?: true;
}

/** The change of the object that says what VMs get. */
export const settingsEdit = (
  { kind, object: owner, shape }: SettingsOwner<DpdkShape>,
  settings: DpdkSettings,
): Change =>
  editBy<K8sResourceCommon>(modelOfObject(kind, owner), owner, (current) => {
    const object = current as KubernetesResource;
    const form = dpdkForm(shape);
    return form.apply(object, { ...form.read(object), ...settings });
  });
