import { listAt, type KubernetesResource } from '../../core/resource';
import { sameJson } from '../../core/same-json';
import { instancePhase } from '../spec/instance';
import { vmTemplateOf } from '../spec/network-refs';
import { credentialsOf, type AccessCredential } from './credentials';

/** A credential of a VM, and whether the running guest was given it. */
export interface CredentialSource extends AccessCredential {
  key: string;
  /**
   * `applied`: the running VM has it, or the VM does not run. `next start`: only a restart brings it.
   * `leaving`: the VM has it no more, the running one still does.
   */
  state: 'applied' | 'next start' | 'leaving';
}

/**
 * The credentials of a VM and of the instance that runs. KubeVirt gives a guest those with which it
 * was started: the Secret is mounted into its pod.
 *
 * Source: kubevirt pkg/virt-controller/services/rendervolumes.go.
 */
export const credentialSourcesOf = (
  vm: KubernetesResource,
  vmi: KubernetesResource | undefined,
): CredentialSource[] => {
  const template = vmTemplateOf(vm);
  const isRunning = vmi !== undefined && instancePhase(vmi) !== 'stopped';
  const running = isRunning ? listAt(vmi.spec, 'accessCredentials') : [];
  const wanted = listAt(template, 'accessCredentials');
  const has = (list: readonly unknown[], entry: unknown) =>
    list.some((other) => sameJson(other, entry));
  const own = credentialsOf(template).map((credential): CredentialSource => ({
    ...credential,
    key: `${credential.kind} ${credential.index}`,
    state: !isRunning || has(running, wanted[credential.index]) ? 'applied' : 'next start',
  }));
  const leaving = (isRunning ? credentialsOf(vmi.spec) : [])
    .filter(({ index }) => !has(wanted, running[index]))
    .map((credential): CredentialSource => ({
      ...credential,
      key: `leaving ${credential.kind} ${credential.index}`,
      state: 'leaving',
    }));
  return [...own, ...leaving];
};
