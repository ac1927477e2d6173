import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The kubectl to test with: what KUBECTL names, or the first one on the path; undefined without one. */
export const findKubectl = (): string | undefined => {
  const named = process.env.KUBECTL;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = named ? [named] : folders.map((folder) => path.join(folder, 'kubectl'));
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
};

export interface Outcome {
  status: number;
  /** What it wrote to standard output. */
  text: string;
  /** What it wrote to standard error. */
  errors: string;
}

/** No command takes so long, unless it waits for what never comes. */
const TIMEOUT_MS = 90_000;

/** A kubectl with a kubeconfig and a home of its own. */
export class Kubectl {
  private readonly home = mkdtempSync(path.join(tmpdir(), 'kubectl-'));

  constructor(
    private readonly program: string,
    private readonly kubeconfig: string,
  ) {}

  run(args: string[], env: Record<string, string> = {}): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      execFile(
        this.program,
        args,
        {
          timeout: TIMEOUT_MS,
          env: { ...process.env, HOME: this.home, KUBECONFIG: this.kubeconfig, ...env },
        },
        (error, text, errors) => {
          if (error && typeof error.code !== 'number') {
            reject(new Error(`kubectl ${args.join(' ')}: ${error.message}\n${text}${errors}`));
            return;
          }
          resolve({ status: Number(error?.code ?? 0), text, errors });
        },
      );
    });
  }

  /** What a command prints that has to succeed. @throws Error with what it complains about */
  async ok(...args: string[]): Promise<string> {
    const { status, text, errors } = await this.run(args);
    if (status !== 0) throw new Error(`kubectl ${args.join(' ')}: ${errors}${text}`);
    return text;
  }

  /** What a command complains about that has to fail. @throws Error when it succeeds */
  async refused(...args: string[]): Promise<string> {
    const { status, text, errors } = await this.run(args);
    if (status === 0) throw new Error(`kubectl ${args.join(' ')} succeeded: ${text}`);
    return errors;
  }

  /** A manifest as a file. */
  file(name: string, content: string): string {
    const file = path.join(this.home, name);
    writeFileSync(file, content);
    return file;
  }

  close(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}
