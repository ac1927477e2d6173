import type { Body, Client, Reply } from './client.ts';
import { configMap, configMaps } from './config-maps.ts';

const APPLY = 'application/apply-patch+yaml';

const nad = (name: string, config: string, labels?: Record<string, string>) => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name, ...(labels ? { labels } : {}) },
  spec: { config },
});

const service = (name: string, ports: object[]) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector: { app: 'a' }, ports },
});

const machine = (name: string, interfaces: object[]) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name },
  spec: {
    runStrategy: 'Halted',
    template: { spec: { domain: { devices: { interfaces } } } },
  },
});

interface Entry {
  manager: string;
  operation: string;
  fieldsV1: Record<string, Record<string, unknown>>;
}

const entriesOf = ({ metadata }: Body): Entry[] => metadata?.managedFields ?? [];

const entryOf = (body: Body, manager: string): Entry | undefined =>
  entriesOf(body).find((entry) => entry.manager === manager && entry.operation === 'Apply');

/** Server-side apply: who has which fields, and what happens when two want the same. */
export const applyContract = (client: () => Client): void => {
  let maps = '';
  let nads = '';
  let services = '';
  let machines = '';
  beforeAll(async () => {
    const namespace = await client().namespace();
    maps = configMaps(namespace);
    nads = `/apis/k8s.cni.cncf.io/v1/namespaces/${namespace}/network-attachment-definitions`;
    services = `/api/v1/namespaces/${namespace}/services`;
    machines = `/apis/kubevirt.io/v1/namespaces/${namespace}/virtualmachines`;
  });

  const apply = (path: string, body: object, manager: string, more = ''): Promise<Reply> =>
    client().call('PATCH', `${path}?fieldManager=${manager}${more}`, { body, contentType: APPLY });

  it('creates what is not there', async () => {
    const { code, body } = await apply(
      `${maps}/made`,
      configMap('made', { data: { a: '1' } }),
      'x',
    );
    expect([code, body.data]).toEqual([201, { a: '1' }]);
    expect(entryOf(body, 'x')?.fieldsV1).toEqual({ 'f:data': { 'f:a': {} } });
  });

  it('changes nothing when the same is applied again', async () => {
    const wanted = nad('same', '{}', { a: '1' });
    const first = await apply(`${nads}/same`, wanted, 'x');
    const second = await apply(`${nads}/same`, wanted, 'x');
    expect([first.code, second.code]).toEqual([201, 200]);
    expect(second.body.metadata?.resourceVersion).toBe(first.body.metadata?.resourceVersion);
    expect(entryOf(second.body, 'x')?.fieldsV1).toEqual({
      'f:metadata': { 'f:labels': { 'f:a': {} } },
      'f:spec': { 'f:config': {} },
    });
  });

  it('removes what a manager no longer applies, and leaves what others have', async () => {
    await apply(`${nads}/two`, nad('two', '{}', { a: '1' }), 'x');
    await apply(`${nads}/two`, nad('two', '{}', { b: '2' }), 'y');
    const { code, body } = await apply(`${nads}/two`, nad('two', '{}'), 'x');
    expect([code, body.metadata?.labels]).toEqual([200, { b: '2' }]);
    expect(body.spec).toEqual({ config: '{}' });
  });

  it('refuses to change what another manager has, with the fields as causes', async () => {
    await apply(`${nads}/taken`, nad('taken', '{}'), 'x');
    const { code, body } = await apply(`${nads}/taken`, nad('taken', '{"a":1}'), 'y');
    expect([code, body.reason]).toEqual([409, 'Conflict']);
    expect(body.message).toMatch(
      /^Apply failed with 1 conflict: conflict with "x".*: \.spec\.config$/,
    );
    expect(body.details?.causes).toEqual([
      expect.objectContaining({ reason: 'FieldManagerConflict', field: '.spec.config' }),
    ]);
    expect((await client().get(`${nads}/taken`)).body.spec).toEqual({ config: '{}' });
  });

  it('takes it when it is forced', async () => {
    await apply(`${nads}/forced`, nad('forced', '{}'), 'x');
    const { code, body } = await apply(
      `${nads}/forced`,
      nad('forced', '{"a":1}'),
      'y',
      '&force=true',
    );
    expect([code, body.spec]).toEqual([200, { config: '{"a":1}' }]);
    expect(entryOf(body, 'x')?.fieldsV1['f:spec']).toBeUndefined();
  });

  it('shares a field that two managers apply with the same value', async () => {
    await apply(`${nads}/shared`, nad('shared', '{}'), 'x');
    const { body } = await apply(`${nads}/shared`, nad('shared', '{}'), 'y');
    expect(['x', 'y'].map((manager) => entryOf(body, manager)?.fieldsV1)).toEqual([
      { 'f:spec': { 'f:config': {} } },
      { 'f:spec': { 'f:config': {} } },
    ]);
  });

  it('conflicts with what was written in another way', async () => {
    await client().post(`${nads}?fieldManager=z`, nad('written', '{}'));
    const { code, body } = await apply(`${nads}/written`, nad('written', '{"a":1}'), 'x');
    expect([code, body.details?.causes?.map(({ field }) => field)]).toEqual([
      409,
      ['.spec.config'],
    ]);
  });

  it('merges a list with keys entry by entry', async () => {
    const port = (name: string, number: number) => ({ name, port: number, protocol: 'TCP' });
    await apply(`${services}/ports`, service('ports', [port('a', 80)]), 'x');
    const { code, body } = await apply(`${services}/ports`, service('ports', [port('b', 81)]), 'y');
    expect([code, body.message]).toEqual([200, undefined]);
    const found = body.spec?.ports as { name: string }[];
    expect(found.map(({ name }) => name).sort()).toEqual(['a', 'b']);
    expect(entryOf(body, 'y')?.fieldsV1['f:spec']?.['f:ports']).toEqual({
      'k:{"port":81,"protocol":"TCP"}': { '.': {}, 'f:name': {}, 'f:port': {}, 'f:protocol': {} },
    });
    const { body: less } = await apply(`${services}/ports`, service('ports', [port('c', 82)]), 'x');
    const left = (less.spec?.ports as { name: string }[]).map(({ name }) => name).sort();
    expect(left).toEqual(['b', 'c']);
  });

  it('replaces a list without keys as one', async () => {
    const one = [{ name: 'a', bridge: {} }];
    await apply(`${machines}/list`, machine('list', one), 'x');
    const other = machine('list', [...one, { name: 'b', bridge: {} }]);
    const { code, body } = await apply(`${machines}/list`, other, 'y');
    expect([code, body.details?.causes?.map(({ field }) => field)]).toEqual([
      409,
      ['.spec.template.spec.domain.devices.interfaces'],
    ]);
    const forced = await apply(`${machines}/list`, other, 'y', '&force=true');
    expect(JSON.stringify(forced.body.spec)).toContain('"b"');
  });

  it('stores nothing in a dry run', async () => {
    const { code } = await apply(`${nads}/dry`, nad('dry', '{}'), 'x', '&dryRun=All');
    expect(code).toBe(201);
    expect((await client().get(`${nads}/dry`)).code).toBe(404);
  });

  it('reads YAML', async () => {
    const { code, body } = await client().call('PATCH', `${maps}/yaml?fieldManager=x`, {
      body: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: yaml\ndata:\n  a: "1"\n',
      contentType: APPLY,
    });
    expect([code, body.data]).toEqual([201, { a: '1' }]);
  });

  it('wants to know who applies', async () => {
    const { code, body } = await client().call('PATCH', `${maps}/nobody`, {
      body: configMap('nobody'),
      contentType: APPLY,
    });
    expect([code, body.reason]).toEqual([422, 'Invalid']);
    expect(body.details?.causes).toContainEqual(
      expect.objectContaining({ field: 'fieldManager', reason: 'FieldValueRequired' }),
    );
  });

  it('refuses managers in what is applied', async () => {
    const entry = { manager: 'x', operation: 'Update', apiVersion: 'v1', fieldsType: 'FieldsV1' };
    const { code } = await apply(
      `${maps}/managed`,
      configMap('managed', { metadata: { name: 'managed', managedFields: [entry] } }),
      'x',
    );
    expect(code).toBe(400);
  });

  it('hands fields over when a client writes the managers itself', async () => {
    const { body: before } = await client().post(`${nads}?fieldManager=z`, nad('handed', '{}'));
    const [entry] = entriesOf(before);
    const managedFields = [{ ...entry, manager: 'x', operation: 'Apply' }];
    await client().patch(`${nads}/handed`, [
      { op: 'replace', path: '/metadata/managedFields', value: managedFields },
    ]);
    const { code, body } = await apply(`${nads}/handed`, nad('handed', '{"a":1}'), 'x');
    expect([code, body.spec]).toEqual([200, { config: '{"a":1}' }]);
  });
};
