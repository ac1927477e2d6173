import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, warning, type Catalog } from './entry';

/** VMN78x: keys and passwords that KubeVirt puts into guests. */
export const credentialCatalog = {
  [codes.credentialWithoutVolume]: error(
    msg('Credential without its volume'),
    msg(
      'The keys are to come by "{{method}}", but the VM has no volume "{{volume}}", so the cluster refuses it. Add the volume, or give the keys in another way.',
    ),
  ),
  [codes.credentialWithoutUsers]: error(
    msg('Credential without users'),
    msg(
      'The guest agent has to be told whose keys these become, so the cluster refuses the VM. Name at least one user of the guest in "users".',
    ),
  ),
  [codes.credentialNeedsOneSource]: error(
    msg('Credential without a Secret'),
    msg(
      'The credential does not say which Secret it comes from, so the cluster refuses the VM. Set "source.secret.secretName".',
    ),
  ),
  [codes.credentialNeedsOneMethod]: error(
    msg('Credential needs exactly one way into the guest'),
    msg(
      'The credential has {{count}} propagation methods, so the cluster refuses the VM. Leave one of them.',
    ),
  ),
  [codes.secretOfCredentialMissing]: warning(
    msg('Secret of a credential is not among the files'),
    msg(
      'The credential comes from the Secret "{{name}}", and the files have other Secrets of namespace "{{namespace}}", but not this one. Without it the VM does not start. Nothing has to be done if it is made in another way.',
    ),
  ),
  [codes.secretHoldsPrivateKey]: error(
    msg('Secret with a private key'),
    msg(
      'The Secret "{{name}}" is to give its public keys to the guest, and holds a private key. That opens no door to the guest, and everybody who reads the Secret has it. Put the content of the .pub file in its place, and make a new key.',
    ),
  ),
  [codes.secretLineIsNoKey]: warning(
    msg('Secret with a line that is no public key'),
    msg(
      'The Secret "{{name}}" is to give its public keys to the guest, and has a line that is none: {{line}}. Nobody gets in by it.',
    ),
  ),
  [codes.credentialsNotSynchronized]: warning(
    msg('Keys or passwords have not reached the guest'),
    msg('KubeVirt says: {{message}}. What the guest had before still counts.'),
  ),
  [codes.credentialOfUnreadVolume]: warning(
    msg('Keys of a volume that is not read'),
    msg(
      'The keys are to come by "{{method}}", but of the volumes of cloud-init only the first is read, which is "{{volume}}" of another kind. The guest does not get the keys. Leave one volume of cloud-init.',
    ),
  ),
} satisfies Catalog;
