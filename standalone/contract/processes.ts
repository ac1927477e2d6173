import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

// Alone it takes a quarter of a minute; beside browsers on two cores a good deal more.
const READY_MS = 120_000;
const POLL_MS = 200;
const LOG_LENGTH = 20_000;

/** A port of the loopback interface that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Asks again until it is so; an error counts as "not yet". @throws Error when it takes too long */
export const until = async (what: string, test: () => Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + READY_MS;
  while (!(await test().catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`${what} took longer than ${READY_MS / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
};

const exited = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** Programs that run in a temporary folder, and end with it. */
export class Processes {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'envtest-'));
  private readonly children: ChildProcess[] = [];
  /** The end of what they have written. */
  log = '';

  inFolder(name: string): string {
    return path.join(this.folder, name);
  }

  start(binary: string, args: string[]): void {
    const child = spawn(binary, args, { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.log = (this.log + chunk.toString()).slice(-LOG_LENGTH);
      });
    }
    this.children.push(child);
  }

  /** Ends the last one first: an API server waits long for an etcd that is gone. */
  async close(): Promise<void> {
    for (const child of [...this.children].reverse()) {
      child.kill('SIGKILL');
      await exited(child);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
