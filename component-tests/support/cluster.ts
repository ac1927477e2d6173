interface Status {
  kind: string;
  metadata: { name: string; uid: string };
  status?: Record<string, unknown>;
}

const pathOf = (namespace: string, plural: string, name = ''): string =>
  `/api/kubernetes/apis/kubevirt.io/v1/namespaces/${namespace}/${plural}${name && `/${name}`}`;

export const asked = async (path: string, init: RequestInit = {}): Promise<unknown> => {
  const response = await fetch(path, init);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
};

/** Objects of KubeVirt in a namespace. */
export const listed = async (namespace: string, plural: string): Promise<Status[]> =>
  ((await asked(pathOf(namespace, plural))) as { items: Status[] }).items;

/** One object of KubeVirt, as the API has it now. */
export const read = async <T>(namespace: string, plural: string, name: string): Promise<T> =>
  (await asked(pathOf(namespace, plural, name))) as T;

interface Template {
  domain: { devices: { interfaces: Record<string, unknown>[] } };
  networks: Record<string, unknown>[];
}

/** What a VM is made from, as the API has it now. */
export const templateOf = async (namespace: string, name: string): Promise<Template> => {
  const vm = await read<{ spec: { template: { spec: Template } } }>(
    namespace,
    'virtualmachines',
    name,
  );
  return vm.spec.template.spec;
};

/** The interfaces in it. */
export const interfacesOf = async (namespace: string, name: string) =>
  (await templateOf(namespace, name)).domain.devices.interfaces;

interface Operation {
  op: string;
  path: string;
  value?: unknown;
}

const patchedAt = async (path: string, operations: readonly Operation[]): Promise<void> => {
  await asked(path, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json-patch+json' },
    body: JSON.stringify(operations),
  });
};

/** Changes an object of KubeVirt by a JSON Patch, as somebody else would. */
export const patched = (
  namespace: string,
  plural: string,
  name: string,
  operations: readonly Operation[],
): Promise<void> => patchedAt(pathOf(namespace, plural, name), operations);

/** The same for a network. */
export const patchedNad = (
  namespace: string,
  name: string,
  operations: readonly Operation[],
): Promise<void> =>
  patchedAt(
    `/api/kubernetes/apis/k8s.cni.cncf.io/v1/namespaces/${namespace}/network-attachment-definitions/${name}`,
    operations,
  );

/** Instances have no status of their own: KubeVirt writes it with the rest. */
const WITHOUT_SUBRESOURCE = ['virtualmachineinstances'];

/** Changes the status of an object as a controller does; lists are replaced. */
export const setStatus = async (
  namespace: string,
  plural: string,
  name: string,
  status: object,
): Promise<void> => {
  const path = pathOf(namespace, plural, name);
  await asked(WITHOUT_SUBRESOURCE.includes(plural) ? path : `${path}/status`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/merge-patch+json' },
    body: JSON.stringify({ status }),
  });
};

/** Creates an object of the core group in a namespace, as somebody else would. */
export const createdCore = async (
  namespace: string,
  plural: string,
  object: object,
): Promise<void> => {
  await asked(`/api/kubernetes/api/v1/namespaces/${namespace}/${plural}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(object),
  });
};

type Fault = { method: string; path: string } & (
  { status: number; reason?: string; message: string } | { delayMs: number }
);

/** Has the API refuse requests or answer late; none does neither. */
export const setFaults = async (...faults: Fault[]): Promise<void> => {
  const response = await fetch('/__faults', {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(faults),
  });
  if (!response.ok) throw new Error(await response.text());
};
