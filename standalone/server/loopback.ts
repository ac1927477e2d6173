import type http from 'node:http';
import { closer, listen } from './listen.ts';
import { UsageError } from './upstream.ts';

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
    const taken = await listen(servers[0], '127.0.0.1', port, '--port');
    // `localhost` may mean either family; a machine without IPv6 has only the first.
    await listen(servers[1], '::1', taken, '--port').catch((error: unknown) => {
      if (error instanceof UsageError) throw error;
    });
    return { port: taken, close };
  } catch (error) {
    await close();
    throw error;
  }
};
