import type http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { UsageError } from './upstream.ts';

const listen = (server: http.Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new UsageError(`Port ${port} is taken. Choose another one with --port.`)
          : error,
      );
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });

/** Closes at once: open watches would keep a server waiting for ever. */
const closer = (server: http.Server): (() => Promise<void>) => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      sockets.forEach((socket) => socket.destroy());
    });
};

/**
 * Lets a server listen on both addresses of loopback, and nowhere else.
 *
 * @param create makes one server for each address
 * @param port 0 takes any free one
 * @throws UsageError when the port is taken; nothing is left running then
 */
export const listenOnLoopback = async (
  create: () => http.Server,
  port: number,
): Promise<{ port: number; close(): Promise<void> }> => {
  const servers = [create(), create()] as const;
  const closers = servers.map(closer);
  const close = async () => {
    await Promise.all(closers.map((closeServer) => closeServer()));
  };
  try {
    const taken = await listen(servers[0], '127.0.0.1', port);
    // `localhost` may mean either family; a machine without IPv6 has only the first.
    await listen(servers[1], '::1', taken).catch((error: unknown) => {
      if (error instanceof UsageError) throw error;
    });
    return { port: taken, close };
  } catch (error) {
    await close();
    throw error;
  }
};
