import { STATUS_CODES, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import type { Duplex } from 'node:stream';
import { CredentialsError, type Log } from './failure.ts';
import { acceptedHandshakeHeaders, handshakeHeaders } from './headers.ts';
import { failureOf } from './proxy.ts';
import { requestUpstream, type Upstream } from './upstream.ts';

/** For the last bytes to arrive before a connection is cut. */
const LINGER_MS = 5000;

/** Ends a connection: what is written arrives, what still comes is not kept. */
const finish = (socket: Duplex, lastWords = ''): void => {
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.on('close', () => clearTimeout(timer));
  socket.resume();
  socket.end(lastWords);
};

/** Answers a request for a WebSocket with an error. */
export const refuseUpgrade = (socket: Duplex, status: number, text: string): void => {
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    'X-Content-Type-Options: nosniff',
  ];
  finish(socket, `${head.join('\r\n')}\r\n\r\n${text}\n`);
};

const isWebSocket = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket';

const accepted = (headers: OutgoingHttpHeaders): string => {
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Connection: Upgrade', 'Upgrade: websocket'];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${String(value)}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
};

/** Bytes both ways; when one side ends the other does. */
const join = (one: Duplex, other: Duplex): void => {
  const pass = (from: Duplex, to: Duplex) => {
    from.on('error', () => from.destroy());
    from.on('end', () => finish(to));
    from.on('close', () => finish(to));
    from.pipe(to, { end: false });
  };
  pass(one, other);
  pass(other, one);
};

/** Passes a WebSocket on: the handshake with credentials added, then bytes both ways. */
export const proxyUpgrade = async (
  upstream: Upstream,
  path: string,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  log: Log,
): Promise<void> => {
  if (!isWebSocket(request) || head.length > 0) {
    refuseUpgrade(socket, 400, 'Only a WebSocket can be opened here.');
    return;
  }
  let isAnswered = false;
  const refuse = (status: number, text: string) => {
    if (isAnswered) return;
    isAnswered = true;
    refuseUpgrade(socket, status, text);
  };
  const fail = (error: unknown) => {
    if (!isAnswered && error instanceof CredentialsError) log(error.message);
    refuse(502, failureOf(upstream, error));
  };
  // Until it is answered a client says nothing; reading is how its leaving is noticed.
  const leave = () => socket.destroy();
  socket.on('data', leave).on('end', leave);
  try {
    const outgoing = await requestUpstream(upstream, request, {
      path,
      method: 'GET',
      headers: {
        ...handshakeHeaders(request.headers),
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        // kube-apiserver refuses a handshake without an origin; the browser's stays here.
        Origin: 'http://localhost',
      },
    });
    outgoing.on('error', fail);
    outgoing.on('close', () => fail(new Error('the connection was closed')));
    outgoing.on('upgrade', (answer, remote, remoteHead) => {
      if (isAnswered || socket.destroyed) {
        remote.destroy();
        return;
      }
      isAnswered = true;
      socket.off('data', leave).off('end', leave);
      socket.write(accepted(acceptedHandshakeHeaders(answer.headers)));
      socket.write(remoteHead);
      join(socket, remote);
    });
    outgoing.on('response', ({ statusCode = 0 }) => {
      const isRefusal = statusCode >= 400 && statusCode <= 599;
      refuse(isRefusal ? statusCode : 502, `The API opened no WebSocket: status ${statusCode}`);
      outgoing.destroy();
    });
    socket.on('close', () => outgoing.destroy());
    // It may have left while the credentials were made.
    if (socket.destroyed) outgoing.destroy();
    else outgoing.end();
  } catch (error) {
    fail(error);
  }
};
