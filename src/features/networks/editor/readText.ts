import type { Finding } from '../../../domain/findings/types';
import { checkNad } from '../../../domain/nad/check';
import { NAD_GVK, type NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { parseYaml, type YamlProblem } from './yaml';

/** What the text of the YAML view holds. */
export type ReadText =
  | { kind: 'network'; nad: NetworkAttachmentDefinition; findings: Finding[] }
  | YamlProblem
  | { kind: 'other'; found: string };

const apiVersion = `${NAD_GVK.group}/${NAD_GVK.version}`;

/** Reads the text as a network, or says why it is none. */
export const readText = (text: string): ReadText => {
  const parsed = parseYaml(text);
  if (parsed.kind !== 'ok') return parsed;
  const { resource } = parsed;
  if (resource.apiVersion !== apiVersion || resource.kind !== NAD_GVK.kind) {
    return {
      kind: 'other',
      found: `${String(resource.apiVersion)} ${String(resource.kind)}`,
    };
  }
  const nad = resource as NetworkAttachmentDefinition;
  return { kind: 'network', nad, findings: checkNad(nad) };
};
