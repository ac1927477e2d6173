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

/** A VM, as far as tests look at it. */
interface VirtualMachine {
  spec: {
    template: {
      spec: {
        domain: { devices: { interfaces: Record<string, unknown>[] } };
        networks: Record<string, unknown>[];
      };
    };
  };
}

const vmPath = (namespace: string, name: string) =>
  `/apis/kubevirt.io/v1/namespaces/${namespace}/virtualmachines/${name}`;

/** Where a JSON Patch finds the interfaces and the networks of a VM. */
export const NICS = '/spec/template/spec/domain/devices/interfaces';
export const NETWORKS = '/spec/template/spec/networks';

export class Api {
  constructor(
    private readonly url: string,
    private readonly token?: string,
  ) {}

  private async send(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method,
      headers: {
        'Content-Type': method === 'PATCH' ? 'application/json-patch+json' : 'application/json',
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

  /** The object at a path of the API. */
  async read<T>(path: string): Promise<T> {
    return (await (await this.expectOk('GET', path)).json()) as T;
  }

  /** HTTP status of reading what is at a path, such as 404 once it is gone. */
  async statusOf(path: string): Promise<number> {
    return (await this.send('GET', path)).status;
  }

  getNad(namespace: string, name: string): Promise<KubernetesObject> {
    return this.read(`${NADS(namespace)}/${name}`);
  }

  nadStatus(namespace: string, name: string): Promise<number> {
    return this.statusOf(`${NADS(namespace)}/${name}`);
  }

  async replaceNad(nad: KubernetesObject): Promise<void> {
    const { namespace = '', name } = nad.metadata;
    await this.expectOk('PUT', `${NADS(namespace)}/${name}`, nad);
  }

  /** Networks and interfaces of a VM as they are stored. */
  async templateOf(namespace: string, name: string) {
    const vm = await this.read<VirtualMachine>(vmPath(namespace, name));
    const { domain, networks } = vm.spec.template.spec;
    return { interfaces: domain.devices.interfaces, networks };
  }

  /** Changes a VM by a JSON Patch, as somebody else would. */
  async patchVm(namespace: string, name: string, operations: object[]): Promise<void> {
    await this.expectOk('PATCH', vmPath(namespace, name), operations);
  }

  /** Changes any object by a JSON Patch, as somebody else would. */
  async patch(path: string, operations: object[]): Promise<void> {
    await this.expectOk('PATCH', path, operations);
  }

  async deleteVm(namespace: string, name: string): Promise<void> {
    await this.remove(vmPath(namespace, name));
  }

  /** Deletes the object at a path of the API. */
  async remove(path: string): Promise<void> {
    await this.expectOk('DELETE', path);
  }

  async createNad(nad: KubernetesObject): Promise<void> {
    await this.expectOk('POST', NADS(nad.metadata.namespace ?? ''), nad);
  }

  async deleteNad(namespace: string, name: string): Promise<void> {
    await this.remove(`${NADS(namespace)}/${name}`);
  }

  async createNamespace(name: string): Promise<void> {
    await this.expectOk('POST', '/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }

  /** Creates an object, or asks a subresource for something; the answer's HTTP status and message. */
  async post(path: string, body: object): Promise<{ code: number; message: string }> {
    const response = await this.send('POST', path, body);
    const { message = '' } = (await response.json()) as { message?: string };
    return { code: response.status, message };
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
