/** What a test asks of the embedded API, past the console and its browser. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec?: { config?: string };
}

/** One rule of fault injection; see the embedded API. */
export interface Fault {
  method?: string;
  path: string;
  status?: number;
  message?: string;
  reason?: string;
  delayMs?: number;
  times?: number;
}

const NADS = (namespace: string) =>
  `/apis/k8s.cni.cncf.io/v1/namespaces/${namespace}/network-attachment-definitions`;

export const nadOf = (
  namespace: string,
  name: string,
  config: object | string,
): KubernetesObject => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name, namespace },
  spec: { config: typeof config === 'string' ? config : JSON.stringify(config) },
});

export class Api {
  constructor(
    private readonly url: string,
    private readonly token?: string,
  ) {}

  private async send(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(this.token === undefined ? {} : { Authorization: `Bearer ${this.token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  private async expectOk(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await this.send(method, path, body);
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    }
    return response;
  }

  async getNad(namespace: string, name: string): Promise<KubernetesObject> {
    const response = await this.expectOk('GET', `${NADS(namespace)}/${name}`);
    return (await response.json()) as KubernetesObject;
  }

  /** HTTP status of reading a network, such as 404 once it is gone. */
  async nadStatus(namespace: string, name: string): Promise<number> {
    return (await this.send('GET', `${NADS(namespace)}/${name}`)).status;
  }

  async createNad(nad: KubernetesObject): Promise<void> {
    await this.expectOk('POST', NADS(nad.metadata.namespace ?? ''), nad);
  }

  async deleteNad(namespace: string, name: string): Promise<void> {
    await this.expectOk('DELETE', `${NADS(namespace)}/${name}`);
  }

  async createNamespace(name: string): Promise<void> {
    await this.expectOk('POST', '/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }

  async setFaults(faults: Fault[]): Promise<void> {
    await this.expectOk('PUT', '/__faults', faults);
  }

  async clearFaults(): Promise<void> {
    await this.expectOk('DELETE', '/__faults');
  }

  async dropWatches(): Promise<void> {
    await this.expectOk('POST', '/__faults/drop-watches');
  }
}
