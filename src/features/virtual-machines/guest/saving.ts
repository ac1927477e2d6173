import { msg } from '../../../domain/core/msg';
import { reason, type Reason } from '../../../domain/core/reasons';
import type { KubernetesResource } from '../../../domain/core/resource';
import { sameJson } from '../../../domain/core/same-json';
import { cloudInitOf, NETWORK_DATA_LIMIT } from '../../../domain/vm/guest/cloud-init';
import {
  networkDataOfSecret,
  toNoCloud,
  withNetworkData,
  withNetworkDataInSecret,
} from '../../../domain/vm/guest/cloud-init-change';
import { isSubdomain } from '../../../domain/net/labels';
import { models } from '../../../k8s/models';
import { editBy, type Change, type EditChange } from '../../../k8s/write';
import type { K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import type { Stored } from './stored';

/** Where new network data are kept. */
export interface Keeping {
  /** Name of a new Secret; undefined: in the VM. */
  secret: string | undefined;
  suggested: string;
}

/** Why a new Secret cannot be called that. */
export const secretNameProblem = (name: string): Reason | undefined =>
  isSubdomain(name)
    ? undefined
    : reason(
        msg('Use lower case letters, digits, "-" and "."; begin and end with a letter or a digit.'),
      );

interface Saved {
  vm: KubernetesResource;
  stored: Stored;
  text: string;
  /** Whether a ConfigDrive becomes a cloudInitNoCloud volume. */
  isConverted: boolean;
  keeping: Keeping;
}

/** An edit that is not made again where somebody else changed the same meanwhile. */
const editUnless = (
  model: K8sModel,
  before: KubernetesResource,
  apply: (current: KubernetesResource) => KubernetesResource,
  partOf: (object: KubernetesResource) => unknown,
): EditChange => ({
  ...editBy(model, before, apply),
  redo: (current) =>
    sameJson(partOf(current as KubernetesResource), partOf(before))
      ? editUnless(model, current as KubernetesResource, apply, partOf)
      : undefined,
});

/** A new Secret that holds network data. */
export const secretWith = (name: string, namespace: string, text: string): KubernetesResource =>
  withNetworkDataInSecret(
    { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace } },
    text,
  );

const createSecret = (name: string, namespace: string, text: string): Change => ({
  kind: 'create',
  model: models.Secret,
  resource: secretWith(name, namespace, text),
});

/** Whether network data are too long for the VM itself, and no Secret is to hold them. */
export const isTooLong = (bytes: number, { secret }: Keeping): boolean =>
  secret === undefined && bytes > NETWORK_DATA_LIMIT;

/** What has to be sent so that a VM has network data: first the Secret, then the VM that names it. */
export const changesOf = ({ vm, stored, text, isConverted, keeping }: Saved): Change[] => {
  const { secret, cloudInit, missingSecret } = stored;
  const { namespace = '' } = vm.metadata ?? {};
  if (missingSecret !== undefined && !isConverted) {
    return [createSecret(missingSecret, namespace, text)];
  }
  if (secret && !isConverted) {
    return [
      editUnless(
        models.Secret,
        secret,
        (current) => withNetworkDataInSecret(current, text),
        networkDataOfSecret,
      ),
    ];
  }
  const as =
    keeping.secret !== undefined
      ? ({ kind: 'secret', name: keeping.secret } as const)
      : ({ kind: cloudInit?.networkData?.kind === 'base64' ? 'base64' : 'inline' } as const);
  const edit = editUnless(
    models.VirtualMachine,
    vm,
    (current) => withNetworkData(isConverted ? toNoCloud(current) : current, text, as),
    cloudInitOf,
  );
  if (keeping.secret === undefined) return [edit];
  return [createSecret(keeping.secret, namespace, text), edit];
};
