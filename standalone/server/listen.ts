import type { AddressInfo, Server, Socket } from 'node:net';
import { UsageError } from './upstream.ts';

/**
 * Has a server listen.
 *
 * @param option of the command line that names the port
 * @returns the port, also where any free one was asked for
 * @throws UsageError when the port is taken
 */
export const listen = (
  server: Server,
  host: string,
  port: number,
  option: string,
): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new UsageError(`Port ${port} is taken. Choose another one with ${option}.`)
          : error,
      );
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });

/** Closes at once: open watches would keep a server waiting for ever. */
export const closer = (server: Server): (() => Promise<void>) => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      sockets.forEach((socket) => socket.destroy());
    });
};
