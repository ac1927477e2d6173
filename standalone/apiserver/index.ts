import { randomUUID } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Contents } from './contents.ts';
import { asStored } from './conversion/conversion.ts';
import type { Beside, Extend } from './extension.ts';
import { Faults, type Fault } from './faults.ts';
import type { Answer } from './answer.ts';
import type { Backend } from './call.ts';
import { handle, userOf, type WatchRequest } from './handlers.ts';
import { CRD_KIND, crdRuleErrors, inOneVersion, readCrds, Registry } from './registry.ts';
import { parseJson, readRequest, type ApiRequest } from './request.ts';
import { ApiError } from './status.ts';
import { kindKey, Store } from './store.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { startWatch, type WatchEvent, type WatchSink } from './watch.ts';

export interface ApiServerOptions {
  scenario: Contents;
  /** Folder of CRDs in place of the built-in ones. */
  crdDir?: string;
  /** 0, the default, takes any free port. */
  port?: number;
  /** Opens fault injection under `/__faults`; for tests. */
  faults?: boolean;
  /** What stands beside the API; without it nothing happens by itself. */
  extend?: Extend;
  /** What has addresses of its own on the same server. */
  beside?: Beside;
  /** How many changes of each kind are kept before a watch from the past is answered with 410. */
  history?: number;
}

export interface RunningApiServer {
  url: string;
  port: number;
  /** Answers a request that came to another server. */
  answer(message: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Opens a watch over a WebSocket that came to another server. */
  upgrade(message: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  close(): Promise<void>;
}

const BUILT_IN_CRDS = path.join(import.meta.dirname, 'crds');
const DEFAULT_HISTORY = 10_000;
const FAULTS_PATH = '/__faults';

const established = (crd: KubernetesObject): KubernetesObject => ({
  ...crd,
  status: {
    acceptedNames: (crd.spec as { names: unknown }).names,
    conditions: ['NamesAccepted', 'Established'].map((type) => ({ type, status: 'True' })),
  },
});

/** @throws Error when a rule of a CRD cannot be evaluated: it would be passed over in silence */
const checkRulesOf = (crds: KubernetesObject[]): void => {
  const errors = crds.flatMap((crd) =>
    crdRuleErrors(crd).map(({ rule, why }) => `${crd.metadata.name}: ${rule.rule}: ${why}`),
  );
  if (errors.length > 0) {
    throw new Error(`CEL rules that cannot be evaluated:\n${errors.join('\n')}`);
  }
};

const seeded = (object: KubernetesObject, created: string): KubernetesObject => ({
  ...object,
  metadata: {
    ...object.metadata,
    uid: object.metadata.uid ?? randomUUID(),
    creationTimestamp: object.metadata.creationTimestamp ?? created,
    generation: object.metadata.generation ?? 1,
  },
});

const createBackend = ({
  scenario,
  crdDir,
  extend,
  history = DEFAULT_HISTORY,
}: ApiServerOptions): Backend => {
  const store = new Store(history);
  const registry = new Registry();
  const created = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const crds = readCrds(crdDir ?? BUILT_IN_CRDS)
    .filter(({ metadata }) => !scenario.omitCrds?.includes(metadata.name))
    .map((crd) => inOneVersion(crd, scenario.onlyVersions?.[crd.metadata.name]));
  checkRulesOf(crds);
  for (const crd of crds) store.put(CRD_KIND, seeded(established(crd), created));
  const readDefinitions = () => registry.setCrds(store.list(CRD_KIND));
  readDefinitions();
  for (const object of scenario.objects()) {
    const resource = registry.findKind(object.apiVersion, object.kind);
    // A scenario may leave out a CRD and still name objects of other kinds.
    if (resource) store.put(kindKey(resource), asStored(resource, seeded(object, created)));
  }
  store.forgetHistory();
  store.subscribe(CRD_KIND, readDefinitions);
  return {
    store,
    registry,
    users: scenario.users,
    ...(extend ? { extension: extend(store, registry) } : {}),
  };
};

const contentOf = ({ body, bytes }: Answer): { type?: string; content: Buffer } => {
  if (bytes) return bytes;
  if (body === undefined) return { content: Buffer.alloc(0) };
  // Only what stands beside the API speaks in plain words.
  if (typeof body === 'string') {
    return { type: 'text/plain; charset=utf-8', content: Buffer.from(`${body}\n`) };
  }
  return { type: 'application/json', content: Buffer.from(`${JSON.stringify(body)}\n`) };
};

const send = (response: ServerResponse, answer: Answer): void => {
  const { code, warnings = [] } = answer;
  const { type, content } = contentOf(answer);
  response.writeHead(code, {
    ...(type === undefined ? {} : { 'Content-Type': type }),
    'Content-Length': content.length,
    'Cache-Control': 'no-cache, private',
    ...(warnings.length > 0
      ? { Warning: warnings.map((warning) => `299 - ${JSON.stringify(warning)}`) }
      : {}),
  });
  response.end(content);
};

const sendNothing = (response: ServerResponse): void => {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('404 page not found\n');
};

const statusOf = (error: unknown): ApiError =>
  error instanceof ApiError
    ? error
    : new ApiError(500, 'InternalError', `Internal error occurred: ${String(error)}`);

const faultStatus = ({ status = 500, reason = 'InternalError', message }: Fault): ApiError =>
  new ApiError(status, reason, message ?? 'injected fault');

const isWatch = (answer: Answer | WatchRequest): answer is WatchRequest => 'watch' in answer;

/** All of one server: its objects, its open watches, its faults. */
class ApiServer {
  private readonly backend: Backend;
  private readonly faults = new Faults();
  private readonly watches = new Set<() => void>();
  private readonly beside: ReturnType<Beside> | undefined;
  private readonly sockets = new WebSocketServer({ noServer: true });

  constructor(private readonly options: ApiServerOptions) {
    this.backend = createBackend(options);
    this.beside = options.beside?.(this.backend.store);
  }

  close(): void {
    this.faults.clear();
    this.backend.extension?.close();
  }

  private async strike(method: string, url: string): Promise<Fault | undefined> {
    const fault = this.options.faults ? this.faults.take(method, url) : undefined;
    if (fault?.delayMs) await this.faults.hold(fault.delayMs);
    return fault?.status === undefined ? undefined : fault;
  }

  private control({ method, pathname, body }: ApiRequest): Answer | undefined {
    if (!this.options.faults || !pathname.startsWith(FAULTS_PATH)) return undefined;
    if (pathname === `${FAULTS_PATH}/drop-watches` && method === 'POST') {
      for (const drop of [...this.watches]) drop();
    } else if (pathname === FAULTS_PATH && method === 'PUT') {
      this.faults.set(parseJson(body));
    } else if (pathname === FAULTS_PATH && method === 'DELETE') {
      this.faults.clear();
    } else return undefined;
    return { code: 200, body: {} };
  }

  async answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const request = await readRequest(message);
      const controlled = this.control(request);
      if (controlled) {
        send(response, controlled);
        return;
      }
      const fault = await this.strike(request.method, message.url ?? '');
      if (fault) throw faultStatus(fault);
      const answer = this.besides(request) ?? handle(this.backend, request);
      if (!answer) sendNothing(response);
      else if (isWatch(answer)) this.streamWatch(answer, response);
      else send(response, answer);
    } catch (error) {
      const { code, status } = statusOf(error);
      send(response, { code, body: status });
    }
  }

  private besides(request: ApiRequest): Answer | undefined {
    if (!this.beside) return undefined;
    return this.beside(userOf(this.backend, request.headers.authorization), request);
  }

  private run({ watch }: WatchRequest, sink: WatchSink, onEnd: (end: () => void) => void): void {
    const drop = () => sink.close();
    this.watches.add(drop);
    const stop = startWatch(this.backend.store, watch, sink);
    onEnd(() => {
      this.watches.delete(drop);
      stop();
    });
  }

  private streamWatch(request: WatchRequest, response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' });
    response.flushHeaders();
    const sink: WatchSink = {
      send: (event: WatchEvent) => response.write(`${JSON.stringify(event)}\n`),
      close: () => response.end(),
    };
    this.run(request, sink, (end) => response.on('close', end));
  }

  async upgrade(message: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const refuse = (error: unknown) => {
      const { code, status } = statusOf(error);
      const text = JSON.stringify(status);
      socket.end(
        `HTTP/1.1 ${code} ${http.STATUS_CODES[code] ?? ''}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
      );
    };
    socket.on('error', () => socket.destroy());
    try {
      const url = new URL(message.url ?? '/', 'http://localhost');
      const fault = await this.strike('WATCH', message.url ?? '');
      if (fault) throw faultStatus(fault);
      const answer = handle(this.backend, {
        method: 'GET',
        pathname: url.pathname,
        query: url.searchParams,
        headers: message.headers,
        contentType: '',
        body: '',
      });
      if (!answer || !isWatch(answer)) {
        throw new ApiError(400, 'BadRequest', 'only watches are served over WebSocket');
      }
      this.sockets.handleUpgrade(message, socket, head, (client: WebSocket) => {
        const sink: WatchSink = {
          send: (event) => client.send(JSON.stringify(event)),
          close: () => client.close(),
        };
        client.on('error', () => client.terminate());
        this.run(answer, sink, (end) => client.on('close', end));
      });
    } catch (error) {
      refuse(error);
    }
  }
}

/**
 * Starts an in-memory Kubernetes API on loopback. It stores what it is given; what happens beyond that
 * is for `extend` to play.
 *
 * @throws Error when the folder of CRDs cannot be read, a CEL rule of it cannot be evaluated, or the
 * port is taken
 */
export const startApiServer = async (options: ApiServerOptions): Promise<RunningApiServer> => {
  const api = new ApiServer(options);
  const server = http.createServer((message, response) => void api.answer(message, response));
  // Whoever keeps a connection decides when it ends: a busy machine would send on one that was just closed.
  server.keepAliveTimeout = 0;
  server.on('upgrade', (message: IncomingMessage, socket: Duplex, head: Buffer) => {
    void api.upgrade(message, socket, head);
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      api.close();
      reject(error);
    });
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    answer: (message, response) => api.answer(message, response),
    upgrade: (message, socket, head) => api.upgrade(message, socket, head),
    close: () =>
      new Promise((resolve) => {
        api.close();
        server.close(() => resolve());
        sockets.forEach((socket) => socket.destroy());
      }),
  };
};
