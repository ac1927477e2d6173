import net, { type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { createApp, type AppOptions } from '../app';
import type { Upstream } from '../upstream';

/** A server that answers with exactly these bytes, whatever it is asked. */
export interface RawServer {
  port: number;
  /** What came over all connections. */
  received(): string;
  /** Connections that are open. */
  open(): number;
  close(): Promise<void>;
}

const listening = (server: net.Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** @param reply undefined answers nothing */
export const rawServer = async (
  reply: string | undefined | ((socket: Socket) => void),
): Promise<RawServer> => {
  const sockets = new Set<Socket>();
  let received = '';
  const server = net.createServer((socket) => {
    let isAnswered = false;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      received += data.toString('latin1');
      if (isAnswered) return;
      isAnswered = true;
      if (typeof reply === 'function') reply(socket);
      else if (reply !== undefined) socket.write(reply);
    });
  });
  const port = await listening(server);
  return {
    port,
    received: () => received,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        sockets.forEach((socket) => socket.destroy());
      }),
  };
};

export interface RunningApp {
  port: number;
  log: string[];
  close(): Promise<void>;
}

/** The server of the standalone console in front of an API, without builds to serve. */
export const appBefore = async (
  upstream: Upstream,
  options: Partial<AppOptions> = {},
): Promise<RunningApp> => {
  const log: string[] = [];
  const app = createApp({
    upstream,
    hostFolder: tmpdir(),
    plugins: new Map([['vm-networking-console-plugin', tmpdir()]]),
    flags: {
      basePath: '/',
      releaseVersion: '4.22.0',
      consolePlugins: [],
      standalone: { mode: 'cluster', user: 'u', simulated: [], shares: 'all' },
    },
    log: (line) => log.push(line),
    ...options,
  });
  const port = await listening(app);
  return {
    port,
    log,
    close: () =>
      new Promise((resolve) => {
        app.close(() => resolve());
        app.closeAllConnections();
      }),
  };
};

/** Sends bytes and gives all that comes back until the connection ends, or until `enough` of it. */
export const exchange = (
  port: number,
  bytes: string,
  enough: (answer: string) => boolean = () => false,
): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    const done = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('data', (data) => {
      answer += data.toString('latin1');
      if (enough(answer)) done();
    });
    socket.on('end', done);
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET') done();
      else reject(error);
    });
  });

/** Comes back when something is so; asks again after each turn of the loop. */
export const eventually = async (test: () => boolean): Promise<void> => {
  while (!test()) await new Promise((resolve) => setTimeout(resolve, 10));
};
