import type { FindingCode } from './catalog';
import type { Severity } from './severity';

/** The object that must change for a finding to go away. */
export interface ObjectReference {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
}

/** What one rule has to say about one place of one object. */
export interface Finding {
  /** Stable; each code has a page in docs/findings. */
  code: FindingCode;
  severity: Severity;
  object: ObjectReference;
  /**
   * Dotted path of the field: `metadata.name`, `spec.config` for the whole text, and inside the
   * text `spec.config.vlan`, `spec.config.vlanTrunk[0].minID`, `spec.config.plugins[0].type`.
   */
  path: string;
  /** Values for the message's placeholders. */
  params: Record<string, string | number>;
  /** Other objects that the finding reasons from: a node, the network of the same name ... */
  related?: ObjectReference[];
}
