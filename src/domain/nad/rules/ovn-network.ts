import type { Fields } from '../../shapes/fields';
import type { ParsedConfig } from '../config';

/** What the rules of OVN-Kubernetes look at. */
export interface OvnNetwork {
  metadata: Record<string, unknown>;
  parsed: ParsedConfig & { kind: 'ok' };
  fields: Fields;
}
