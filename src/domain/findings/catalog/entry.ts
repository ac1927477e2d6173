import type { Severity } from '../severity';

export interface CatalogEntry {
  severity: Severity;
  /** What is wrong, in a few words. */
  title: string;
  /** What it does to the user's VMs and what to do. */
  message: string;
}

export type Catalog = Record<string, CatalogEntry>;

const entry =
  (severity: Severity) =>
  (title: string, message: string): CatalogEntry => ({ severity, title, message });

export const error = entry('error');
export const warning = entry('warning');
export const info = entry('info');
