import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A running standalone console. */
export interface Standalone {
  /** Where the browser goes. */
  url: string;
  /** The embedded API itself, past the console; undefined in front of a real cluster. */
  apiUrl: string | undefined;
  stop(): Promise<void>;
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    else child.once('exit', resolve);
  });

/** Starts the server as the demo does, on a free port, with fault injection. */
export const startStandalone = async (options: string[]): Promise<Standalone> => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'standalone/server/main.ts', '--port', '0', ...options],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));

  let apiUrl: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('API ')) apiUrl = line.slice('API '.length).trim();
    const url = /http:\/\/localhost:\d+/.exec(line)?.[0];
    if (url !== undefined) {
      // Keep draining, or a full pipe would stop the server.
      child.stdout.resume();
      return {
        url,
        apiUrl,
        stop: async () => {
          child.kill('SIGTERM');
          await exitOf(child);
        },
      };
    }
  }
  throw new Error(`The standalone console did not start: ${complaints}`);
};
