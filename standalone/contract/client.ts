import http from 'node:http';
import https from 'node:https';
import { WebSocket } from 'ws';
import { admin, type Server } from './targets.ts';

export interface Reply {
  code: number;
  /** The answer's JSON, or its text when it is none. */
  body: Body;
}

/** As much of an object, a list or a Status as the suite looks at. */
export interface Body {
  kind?: string;
  apiVersion?: string;
  metadata?: Metadata;
  status?: unknown;
  reason?: string;
  message?: string;
  code?: number;
  details?: {
    name?: string;
    group?: string;
    kind?: string;
    uid?: string;
    causes?: { reason?: string; message?: string; field?: string }[];
  };
  data?: Record<string, string>;
  spec?: Record<string, unknown>;
  items?: Body[];
  text?: string;
  [key: string]: unknown;
}

interface Metadata {
  name?: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  managedFields?: {
    manager: string;
    operation: string;
    time: string;
    fieldsV1: Record<string, Record<string, unknown>>;
  }[];
  continue?: string;
  remainingItemCount?: number;
}

export interface CallOptions {
  body?: unknown;
  contentType?: string;
  accept?: string;
  token?: string;
}

export interface WatchEvent {
  type: string;
  object: Body;
}

/** An open watch whose events are taken one by one. */
export interface Watch {
  next(): Promise<WatchEvent>;
  /** Resolves when the server has ended it. */
  ended: Promise<void>;
  close(): void;
}

const WAIT_MS = 20_000;

/** Queues events for whoever asks for the next one. */
const queue = () => {
  const events: WatchEvent[] = [];
  const waiting: ((event: WatchEvent) => void)[] = [];
  return {
    push: (event: WatchEvent) => {
      const taker = waiting.shift();
      if (taker) taker(event);
      else events.push(event);
    },
    next: (): Promise<WatchEvent> => {
      const event = events.shift();
      if (event) return Promise.resolve(event);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('No event came.')), WAIT_MS);
        waiting.push((found) => {
          clearTimeout(timer);
          resolve(found);
        });
      });
    },
  };
};

/** Requests to a server, with nothing added that a test does not ask for. */
export class Client {
  constructor(private readonly server: Server) {}

  private open(method: string, path: string, options: CallOptions, text?: string | Buffer) {
    const { request } = this.server.url.startsWith('https:') ? https : http;
    return request(`${this.server.url}${path}`, {
      method,
      // A server for tests makes its certificate itself.
      rejectUnauthorized: false,
      headers: {
        Authorization: `Bearer ${options.token ?? admin.token}`,
        Accept: options.accept ?? 'application/json',
        ...(text === undefined
          ? {}
          : {
              'Content-Type': options.contentType ?? 'application/json',
              // Without it Node sends the body of a DELETE as if it were the next request.
              'Content-Length': Buffer.byteLength(text),
            }),
      },
    });
  }

  call(method: string, path: string, options: CallOptions = {}): Promise<Reply> {
    const { body } = options;
    const isSentAsItIs = typeof body === 'string' || body === undefined || Buffer.isBuffer(body);
    const text = isSentAsItIs ? body : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const message = this.open(method, path, options, text);
      message.on('error', reject);
      message.on('response', (response) => {
        let answer = '';
        response.on('data', (chunk: Buffer) => (answer += chunk.toString()));
        response.on('error', reject);
        response.on('end', () => {
          const json = response.headers['content-type']?.includes('json') ?? false;
          const read = (json ? JSON.parse(answer) : { text: answer }) as Body;
          resolve({ code: response.statusCode ?? 0, body: read });
        });
      });
      message.end(text);
    });
  }

  get(path: string, options: CallOptions = {}): Promise<Reply> {
    return this.call('GET', path, options);
  }

  post(path: string, body: unknown, options: CallOptions = {}): Promise<Reply> {
    return this.call('POST', path, { ...options, body });
  }

  put(path: string, body: unknown): Promise<Reply> {
    return this.call('PUT', path, { body });
  }

  /** JSON Patch for a list of operations, merge patch for an object. */
  patch(path: string, body: object): Promise<Reply> {
    const kind = Array.isArray(body) ? 'json-patch' : 'merge-patch';
    return this.call('PATCH', path, { body, contentType: `application/${kind}+json` });
  }

  delete(path: string, body?: unknown): Promise<Reply> {
    return this.call('DELETE', path, body === undefined ? {} : { body });
  }

  /** Watches over chunked HTTP. */
  watch(path: string, options: CallOptions = {}): Promise<Watch> {
    const events = queue();
    return new Promise((resolve, reject) => {
      const message = this.open('GET', path, options);
      message.on('error', reject);
      message.on('response', (response) => {
        let rest = '';
        response.on('data', (chunk: Buffer) => {
          const lines = (rest + chunk.toString()).split('\n');
          rest = lines.pop() ?? '';
          for (const line of lines) events.push(JSON.parse(line) as WatchEvent);
        });
        const ended = new Promise<void>((end) => response.on('close', () => end()));
        resolve({ next: events.next, ended, close: () => message.destroy() });
      });
      message.end();
    });
  }

  /** Watches over a WebSocket, as a browser does. */
  watchSocket(path: string): Promise<Watch> {
    const events = queue();
    const socket = new WebSocket(`${this.server.url.replace(/^http/, 'ws')}${path}`, {
      rejectUnauthorized: false,
      origin: 'http://localhost',
      headers: { Authorization: `Bearer ${admin.token}` },
    });
    socket.on('message', (data: Buffer) => events.push(JSON.parse(data.toString()) as WatchEvent));
    const ended = new Promise<void>((end) => socket.on('close', () => end()));
    return new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.on('open', () =>
        resolve({ next: events.next, ended, close: () => socket.terminate() }),
      );
    });
  }

  /** A namespace of its own for a test. */
  async namespace(): Promise<string> {
    const { code, body } = await this.post('/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { generateName: 'contract-' },
    });
    const name = body.metadata?.name;
    if (code !== 201 || name === undefined) throw new Error(`No namespace: ${body.message ?? ''}`);
    return name;
  }
}
