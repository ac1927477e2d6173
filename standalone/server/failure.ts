import { printable } from '../../kubeconfig/messages.ts';

/** Writes a line for whoever runs the server. */
export type Log = (line: string) => void;

export const toStandardError: Log = (line) => {
  process.stderr.write(`${printable(line)}\n`);
};

/** The credentials could not be made. Why is for whoever runs the server: it may hold secrets. */
export class CredentialsError extends Error {}
