import type { Finding } from '../findings/finding';
import { checkNad } from './check';
import { cloneNad, type CloneTarget } from './clone';
import { configOf } from './config';
import type { NetworkAttachmentDefinition } from './types';

/** Kubernetes' rule for names of namespaces (RFC 1123 label). */
const NAMESPACE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

export const isNamespaceName = (text: string): boolean => NAMESPACE.test(text);

/** Names out of a typed text: separated by commas or blanks. */
export const splitNames = (text: string): string[] =>
  text.split(/[\s,]+/).filter((name) => name !== '');

/** Whether a copy can be the same network or one of its own: only OVN-Kubernetes knows networks by name. */
export const hasNetworkChoice = (nad: NetworkAttachmentDefinition): boolean => {
  const parsed = configOf(nad);
  return parsed.kind === 'ok' && parsed.plugin.type === 'ovn-k8s-cni-overlay';
};

export interface Copies {
  copies: NetworkAttachmentDefinition[];
  /** What is wrong with the new name, if anything. */
  nameProblem: Finding | undefined;
  /** What is wrong with the copies, each thing once; the original's mistakes are copied, too. */
  findings: Finding[];
}

/** One copy for each namespace, and what is to be said of them before they are sent. */
export const copiesOf = (
  nad: NetworkAttachmentDefinition,
  namespaces: readonly string[],
  { name, network }: Pick<CloneTarget, 'name' | 'network'>,
): Copies => {
  const copies = namespaces.map((namespace) =>
    cloneNad(nad, { namespace, name, ...(network ? { network } : {}) }),
  );
  const [named = cloneNad(nad, { namespace: 'default', name })] = copies;
  const seen = new Set<string>();
  const findings = copies.flatMap(checkNad).filter(({ code, path }) => {
    const key = `${code} ${path}`;
    return !seen.has(key) && seen.add(key);
  });
  return {
    copies,
    nameProblem: checkNad(named).find(
      ({ path, severity }) => path === 'metadata.name' && severity === 'error',
    ),
    findings,
  };
};
