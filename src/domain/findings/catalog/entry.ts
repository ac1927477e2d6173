import type { Severity } from '../severity';

export interface CatalogEntry {
  severity: Severity;
  /** What is wrong, in a few words. */
  title: string;
  /** What it does to the user's VMs and what to do. */
  message: string;
  /** On which step of an interface's way it belongs: by default the settings of the VM. */
  concerns?: 'network';
}

export type Catalog = Record<string, CatalogEntry>;

const entry =
  (severity: Severity, concerns?: 'network') =>
  (title: string, message: string): CatalogEntry => ({
    severity,
    title,
    message,
    ...(concerns ? { concerns } : {}),
  });

export const error = entry('error');
export const warning = entry('warning');
export const info = entry('info');

/** The same for what is wrong with a network that a VM refers to. */
export const ofNetwork = {
  error: entry('error', 'network'),
  warning: entry('warning', 'network'),
  info: entry('info', 'network'),
};
