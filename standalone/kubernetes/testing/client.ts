import http from 'node:http';
import https from 'node:https';
import type { KubernetesObject } from '../object.ts';
import { dig, listAt, textAt } from './lookup.ts';

/** An answer of a Kubernetes API. */
export interface Answer {
  code: number;
  body: unknown;
}

/** Where a kind is served. */
interface Endpoint {
  plural: string;
  hasStatus: boolean;
}

/** Enough of a Kubernetes client to fill a cluster with a scenario's objects. */
export class Client {
  private readonly endpoints = new Map<string, Promise<Map<string, Endpoint>>>();

  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** Sends a request. A server's self-made certificate is taken as it is: these are tests. */
  send(method: string, path: string, content?: unknown): Promise<Answer> {
    const { request } = this.url.startsWith('https:') ? https : http;
    return new Promise((resolve, reject) => {
      const message = request(
        `${this.url}${path}`,
        {
          method,
          rejectUnauthorized: false,
          headers: {
            Authorization: `Bearer ${this.token}`,
            ...(content !== undefined && { 'Content-Type': 'application/json' }),
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            const json = response.headers['content-type']?.includes('json') ?? false;
            resolve({
              code: response.statusCode ?? 0,
              body: json ? (JSON.parse(text) as unknown) : text,
            });
          });
          response.on('error', reject);
        },
      );
      message.on('error', reject);
      message.end(content === undefined ? undefined : JSON.stringify(content));
    });
  }

  private async discover(root: string): Promise<Map<string, Endpoint>> {
    const { body } = await this.send('GET', root);
    const resources = listAt(body, 'resources');
    const names = new Set(resources.map((each) => textAt(each, 'name')));
    return new Map(
      resources
        .filter((each) => !textAt(each, 'name').includes('/'))
        .map((each) => {
          const plural = textAt(each, 'name');
          return [textAt(each, 'kind'), { plural, hasStatus: names.has(`${plural}/status`) }];
        }),
    );
  }

  private async endpoint({ apiVersion, kind }: KubernetesObject): Promise<Endpoint | undefined> {
    const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const known = this.endpoints.get(root) ?? this.discover(root);
    this.endpoints.set(root, known);
    return (await known).get(kind);
  }

  /** The path of the object's kind in its namespace, or `undefined` if the server lacks the kind. */
  async pathOf(object: KubernetesObject): Promise<string | undefined> {
    const endpoint = await this.endpoint(object);
    if (!endpoint) return undefined;
    const { apiVersion, metadata } = object;
    const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const within = metadata.namespace === undefined ? '' : `/namespaces/${metadata.namespace}`;
    return `${root}${within}/${endpoint.plural}`;
  }

  /**
   * Creates an object with its status, as a controller would, and returns what the server then
   * holds. An object that every cluster has from its start (as the namespace `default`) is read.
   * @throws Error if the server refuses the object
   */
  async create(object: KubernetesObject): Promise<unknown> {
    const path = await this.pathOf(object);
    if (path === undefined) throw new Error(`${object.apiVersion} ${object.kind} is not served`);
    const answer = await this.send('POST', path, object);
    const own = `${path}/${object.metadata.name}`;
    if (answer.code === 409 && dig(answer.body, 'reason') === 'AlreadyExists') {
      return (await this.send('GET', own)).body;
    }
    this.refuse(object, answer, 201);
    const endpoint = await this.endpoint(object);
    if (!endpoint?.hasStatus || object.status === undefined) return answer.body;
    const created = answer.body as KubernetesObject;
    const updated = await this.send('PUT', `${own}/status`, { ...created, status: object.status });
    this.refuse(object, updated, 200);
    return updated.body;
  }

  private refuse({ kind, metadata }: KubernetesObject, answer: Answer, expected: number): void {
    if (answer.code === expected) return;
    const message = dig(answer.body, 'message');
    throw new Error(
      `${kind} ${metadata.name}: ${answer.code} ${typeof message === 'string' ? message : ''}`,
    );
  }
}

/** The paths at which `found` lacks what `wanted` has, or has something else there. */
export function differences(wanted: unknown, found: unknown, path = ''): string[] {
  if (typeof wanted !== 'object' || wanted === null) return wanted === found ? [] : [path];
  if (typeof found !== 'object' || found === null) return [path];
  return Object.entries(wanted).flatMap(([key, value]) =>
    differences(value, dig(found, key), path === '' ? key : `${path}.${key}`),
  );
}
