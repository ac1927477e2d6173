import { entriesAt, isRecord, textAt } from '../../core/resource';
import * as codes from '../../findings/codes';
import { referenceOf } from '../../findings/report';
import {
  credentialsOf,
  hasVolume,
  volumeOfMethod,
  type AccessCredential,
  type CloudInitMethod,
} from '../keys/credentials';
import { linesOfSecret } from '../keys/key-secret';
import { hasPrivateKey } from '../keys/public-keys';
import type { CheckedVm } from './checked';

const byCloudInit: readonly CloudInitMethod[] = ['noCloud', 'configDrive'];

const methodsOfCloudInit = ({ methods }: AccessCredential): CloudInitMethod[] =>
  byCloudInit.filter((method) => methods.includes(method));

/** The first volume of cloud-init, as the others are passed over. */
const firstVolume = (spec: unknown) => {
  for (const { entry } of entriesAt(spec, 'volumes')) {
    const method = byCloudInit.find((each) => isRecord(entry[volumeOfMethod[each]]));
    if (method) return { method, name: textAt(entry, 'name') ?? '' };
  }
  return undefined;
};

const checkVolumes = (vm: CheckedVm, credential: AccessCredential, at: string): void => {
  for (const method of methodsOfCloudInit(credential)) {
    const volume = volumeOfMethod[method];
    const path = `${at}.propagationMethod`;
    if (!hasVolume(vm.spec, volume)) {
      vm.report(codes.credentialWithoutVolume, path, { method, volume });
      continue;
    }
    const first = firstVolume(vm.spec);
    if (first && first.method !== method) {
      vm.report(codes.credentialOfUnreadVolume, path, { method, volume: first.name });
    }
  }
};

const MAX_SHOWN = 40;

/** What the Secret of a credential holds, where that is among the files; clusters are not asked for Secrets. */
const checkSecret = (
  { world, namespace, report }: CheckedVm,
  { kind, secret: name }: AccessCredential,
  at: string,
): void => {
  if (name === undefined) return;
  const path = `${at}.source.secret.secretName`;
  const secret = world.find('Secret', name, namespace);
  if (!secret) {
    const others = world.list('Secret', namespace);
    if (world.isKnown('Secret', namespace) && others.length > 0)
      report(codes.secretOfCredentialMissing, path, { name, namespace });
    return;
  }
  if (kind !== 'sshPublicKey') return;
  const wrong = linesOfSecret(secret).filter(({ problem }) => problem);
  const [first] = wrong;
  if (!first) return;
  const related = [referenceOf(secret)];
  if (wrong.some(({ text }) => hasPrivateKey(text))) {
    report(codes.secretHoldsPrivateKey, path, { name }, related);
    return;
  }
  const line = first.text.length > MAX_SHOWN ? `${first.text.slice(0, MAX_SHOWN)}…` : first.text;
  report(codes.secretLineIsNoKey, path, { name, line }, related);
};

/**
 * Keys and passwords that KubeVirt is to put into the guest.
 *
 * Source: kubevirt pkg/virt-api/webhooks/validating-webhook/admitters/vmi-create-admitter.go,
 * validateAccessCredentials; pkg/cloud-init/cloud-init.go.
 */
export const checkCredentials = (vm: CheckedVm): void => {
  for (const credential of credentialsOf(vm.spec)) {
    const { index, kind, methods, users, hasSource } = credential;
    const at = `${vm.at}.accessCredentials[${index}].${kind}`;
    if (!hasSource) vm.report(codes.credentialNeedsOneSource, `${at}.source`);
    if (methods.length !== 1) {
      const count = methods.length;
      vm.report(codes.credentialNeedsOneMethod, `${at}.propagationMethod`, { count });
    }
    if (kind === 'sshPublicKey' && methods.includes('qemuGuestAgent') && users.length === 0) {
      vm.report(codes.credentialWithoutUsers, `${at}.propagationMethod.qemuGuestAgent.users`);
    }
    checkVolumes(vm, credential, at);
    checkSecret(vm, credential, at);
  }
};
