import { createHash } from 'node:crypto';
import type { VirtualMachineInstance } from './types.ts';

const MAX_LABEL = 63;
const HASH = 8;

/** Longer texts are cut, and end in digits of their digest, so that two of them stay apart. */
const cut = (text: string, algorithm: 'sha1' | 'sha256'): string => {
  if (text.length <= MAX_LABEL) return text;
  const digest = createHash(algorithm).update(text).digest('hex').slice(0, HASH);
  return `${text.slice(0, MAX_LABEL - HASH - 1)}-${digest}`;
};

/** The value of a label that names an object. Source: KubeVirt pkg/apimachinery/labels.go. */
export const labelValueOf = (name: string): string => cut(name, 'sha256');

/** The label by which the pods of one instance are told. Source: the same, CalculateVirtualMachineInstanceID. */
export const instanceIdOf = (name: string): string => cut(name, 'sha1');

/** What the guest is called. Source: KubeVirt pkg/network/dns, SanitizeHostname. */
export const hostNameOf = ({ metadata, spec }: VirtualMachineInstance): string =>
  spec.hostname ?? (metadata.name.split('.')[0] ?? '').slice(0, MAX_LABEL);
