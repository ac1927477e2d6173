import type { Client } from './client.ts';
import { configMap, configMaps } from './config-maps.ts';

const TABLE = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';

interface Table {
  kind: string;
  apiVersion: string;
  columnDefinitions: { name: string; type: string; format: string; priority: number }[];
  rows: { cells: unknown[]; object?: { kind: string; metadata?: { name: string } } | null }[];
}

/** Tables, as kubectl asks for them. */
export const tableContract = (client: () => Client): void => {
  let namespace = '';
  beforeAll(async () => {
    namespace = await client().namespace();
    await client().post(configMaps(namespace), configMap('shown', { data: { a: '1', b: '2' } }));
  });

  const tableAt = async (path: string): Promise<Table> => {
    const { code, body } = await client().get(path, { accept: TABLE });
    expect([code, body.kind, body.apiVersion]).toEqual([200, 'Table', 'meta.k8s.io/v1']);
    return body as unknown as Table;
  };

  const shape = ({ columnDefinitions }: Table) =>
    columnDefinitions.map(({ name, priority }) => `${name}${priority > 0 ? ' (wide)' : ''}`);

  it('shows one object', async () => {
    const table = await tableAt(`${configMaps(namespace)}/shown`);
    expect(shape(table)).toEqual(['Name', 'Data', 'Age']);
    expect(table.columnDefinitions[0]?.format).toBe('name');
    expect(table.rows.map(({ cells }) => cells.slice(0, 2).map(String))).toEqual([['shown', '2']]);
    expect(table.rows[0]?.cells[2]).toMatch(/^\d+s$/);
    expect(table.rows[0]?.object).toMatchObject({
      kind: 'PartialObjectMetadata',
      metadata: { name: 'shown' },
    });
  });

  it('includes as much of an object as is asked for', async () => {
    const at = (included: string) =>
      tableAt(`${configMaps(namespace)}/shown?includeObject=${included}`);
    expect((await at('Object')).rows[0]?.object?.kind).toBe('ConfigMap');
    expect((await at('None')).rows[0]?.object ?? null).toBeNull();
    const { code } = await client().get(`${configMaps(namespace)}?includeObject=Some`, {
      accept: TABLE,
    });
    expect(code).toBe(400);
  });

  it.each<[string, string[]]>([
    ['/api/v1/namespaces', ['Name', 'Status', 'Age']],
    [
      '/api/v1/nodes',
      [
        'Name',
        'Status',
        'Roles',
        'Age',
        'Version',
        'Internal-IP (wide)',
        'External-IP (wide)',
        'OS-Image (wide)',
        'Kernel-Version (wide)',
        'Container-Runtime (wide)',
      ],
    ],
    [
      '/api/v1/pods',
      [
        'Name',
        'Ready',
        'Status',
        'Restarts',
        'Age',
        'IP (wide)',
        'Node (wide)',
        'Nominated Node (wide)',
        'Readiness Gates (wide)',
      ],
    ],
    [
      '/api/v1/services',
      ['Name', 'Type', 'Cluster-IP', 'External-IP', 'Port(s)', 'Age', 'Selector (wide)'],
    ],
    ['/apis/networking.k8s.io/v1/networkpolicies', ['Name', 'Pod-Selector', 'Age']],
    ['/apis/k8s.cni.cncf.io/v1/network-attachment-definitions', ['Name', 'Age']],
    ['/apis/kubevirt.io/v1/virtualmachines', ['Name', 'Age', 'Status', 'Ready']],
  ])('has the columns of %s', async (path, columns) => {
    expect(shape(await tableAt(path))).toEqual(columns);
  });

  it('fills in what a CRD asks for', async () => {
    const machines = `/apis/kubevirt.io/v1/namespaces/${namespace}/virtualmachines`;
    const { body } = await client().post(machines, {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name: 'vm' },
      spec: { runStrategy: 'Halted', template: { spec: { domain: { devices: {} } } } },
    });
    await client().put(`${machines}/vm/status`, {
      ...body,
      status: {
        printableStatus: 'Stopped',
        conditions: [
          { type: 'Other', status: 'True' },
          { type: 'Ready', status: 'False' },
        ],
      },
    });
    const { rows } = await tableAt(machines);
    expect(rows[0]?.cells).toEqual(['vm', expect.stringMatching(/^\d+s$/), 'Stopped', 'False']);
  });

  it('shows a Service', async () => {
    const services = `/api/v1/namespaces/${namespace}/services`;
    await client().post(services, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'svc' },
      spec: {
        type: 'LoadBalancer',
        selector: { b: '2', a: '1' },
        ports: [{ name: 'a', port: 80, nodePort: 30123 }],
      },
    });
    const { rows } = await tableAt(services);
    const [name, type, address, external, ports, , selector] = rows[0]?.cells ?? [];
    expect([name, type, external, ports, selector]).toEqual([
      'svc',
      'LoadBalancer',
      '<pending>',
      '80:30123/TCP',
      'a=1,b=2',
    ]);
    expect(address).toMatch(/^10\.|^172\./);
  });

  it('watches in tables, and names the columns once', async () => {
    const path = `${configMaps(namespace)}?watch=true&fieldSelector=metadata.name%3Dwatched`;
    const watch = await client().watch(path, { accept: TABLE });
    try {
      await client().post(configMaps(namespace), configMap('watched'));
      await client().patch(`${configMaps(namespace)}/watched`, { data: { a: '1' } });
      const events = [await watch.next(), await watch.next()];
      expect(events.map(({ type, object }) => [type, object.kind])).toEqual([
        ['ADDED', 'Table'],
        ['MODIFIED', 'Table'],
      ]);
      const columns = events.map(({ object }) => object.columnDefinitions as unknown[] | null);
      expect(columns[0]).toHaveLength(3);
      expect(columns[1] ?? []).toEqual([]);
    } finally {
      watch.close();
    }
  });
};
