import type { Client } from './client.ts';

const nad = (name: string, spec: object = { config: '{}' }) => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name },
  spec,
});

const sriovNetwork = (name: string, spec: object) => ({
  apiVersion: 'sriovnetwork.openshift.io/v1',
  kind: 'SriovNetwork',
  metadata: { name },
  spec,
});

const machine = (name: string, spec: object) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name },
  spec,
});

const template = { spec: { domain: { devices: {} } } };

/** What CustomResourceDefinitions ask of a server: schemas, pruning, generations, status. */
export const customResourceContract = (client: () => Client): void => {
  let nads = '';
  let sriov = '';
  let machines = '';
  beforeAll(async () => {
    const within = (group: string, plural: string, namespace: string) =>
      `/apis/${group}/namespaces/${namespace}/${plural}`;
    const namespace = await client().namespace();
    nads = within('k8s.cni.cncf.io/v1', 'network-attachment-definitions', namespace);
    sriov = within('sriovnetwork.openshift.io/v1', 'sriovnetworks', namespace);
    machines = within('kubevirt.io/v1', 'virtualmachines', namespace);
  });

  it('counts generations: with the spec, not with labels', async () => {
    const { code, body } = await client().post(nads, nad('counted'));
    expect([code, body.metadata?.generation]).toEqual([201, 1]);
    const path = `${nads}/counted`;
    const labelled = await client().patch(path, { metadata: { labels: { a: 'b' } } });
    expect(labelled.body.metadata?.generation).toBe(1);
    const changed = await client().patch(path, { spec: { config: '{"a":1}' } });
    expect(changed.body.metadata?.generation).toBe(2);
  });

  it('says who set which fields, and when', async () => {
    const by = (path: string, manager: string) => `${path}?fieldManager=${manager}`;
    const created = await client().post(by(nads, 'alice'), nad('managed'));
    const entries = created.body.metadata?.managedFields ?? [];
    expect(entries).toEqual([
      expect.objectContaining({
        manager: 'alice',
        operation: 'Update',
        fieldsV1: { 'f:spec': { '.': {}, 'f:config': {} } },
      }),
    ]);
    expect(entries[0]?.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

    const path = `${nads}/managed`;
    const noted = { metadata: { annotations: { note: 'x' } } };
    const { body: annotated } = await client().patch(by(path, 'bob'), noted);
    expect(annotated.metadata?.managedFields?.find(({ manager }) => manager === 'bob')).toEqual(
      expect.objectContaining({
        fieldsV1: { 'f:metadata': { 'f:annotations': { '.': {}, 'f:note': {} } } },
      }),
    );

    const { body: taken } = await client().patch(by(path, 'bob'), { spec: { config: '{"a":1}' } });
    const owners = taken.metadata?.managedFields?.filter(({ fieldsV1 }) =>
      Object.hasOwn(fieldsV1['f:spec'] ?? {}, 'f:config'),
    );
    expect(owners?.map(({ manager }) => manager)).toEqual(['bob']);

    // What a client says of it does not count, and writing nothing new changes nothing.
    const { body: same } = await client().patch(by(path, 'carol'), { spec: { config: '{"a":1}' } });
    expect(same.metadata?.managedFields).toEqual(taken.metadata?.managedFields);
  });

  it('drops what the schema does not know', async () => {
    const { body } = await client().post(nads, nad('pruned', { config: '{}', extra: { a: 1 } }));
    expect(body.spec).toEqual({ config: '{}' });
  });

  it('drops a null where none is allowed, and takes the rest', async () => {
    const spec = { resourceName: 'a', networkNamespace: null, vlan: null };
    const { code, body } = await client().post(sriov, sriovNetwork('nulls', spec));
    expect([code, body.message]).toEqual([201, undefined]);
    expect(body.spec).not.toHaveProperty('networkNamespace');
    expect(body.spec).not.toHaveProperty('vlan');
    const devices = { interfaces: [{ name: 'a', bridge: {}, macAddress: null }] };
    const vm = machine('nulls', {
      runStrategy: 'Halted',
      template: { spec: { domain: { devices } } },
    });
    const made = await client().post(machines, vm);
    expect([made.code, made.body.message]).toEqual([201, undefined]);
    expect(JSON.stringify(made.body.spec)).not.toContain('macAddress');
  });

  it('refuses a null in place of an entry of a list', async () => {
    const devices = { interfaces: [null] };
    const { code } = await client().post(
      machines,
      machine('null-entry', {
        runStrategy: 'Halted',
        template: { spec: { domain: { devices } } },
      }),
    );
    expect(code).toBe(422);
  });

  it('takes any text as configuration', async () => {
    const { code, body } = await client().post(nads, nad('any', { config: 'not json {' }));
    expect([code, body.spec]).toEqual([201, { config: 'not json {' }]);
  });

  it.each<[string, object, string, string]>([
    ['a missing field', {}, 'spec.resourceName', 'FieldValueRequired'],
    ['another type', { resourceName: 7 }, 'spec.resourceName', 'FieldValueTypeInvalid'],
    ['a number out of range', { resourceName: 'a', vlan: 5000 }, 'spec.vlan', 'FieldValueInvalid'],
    [
      'a value that is none of the set',
      { resourceName: 'a', spoofChk: 'maybe' },
      'spec.spoofChk',
      'FieldValueNotSupported',
    ],
  ])('refuses %s with 422 and its cause', async (_, spec, field, reason) => {
    const { code, body } = await client().post(sriov, sriovNetwork('refused', spec));
    expect([code, body.reason]).toEqual([422, 'Invalid']);
    expect(body.details).toMatchObject({
      name: 'refused',
      group: 'sriovnetwork.openshift.io',
      kind: 'SriovNetwork',
    });
    const causes = body.details?.causes ?? [];
    expect(causes.map((cause) => [cause.field, cause.reason])).toContainEqual([field, reason]);
  });

  it.each([
    ['100', 200],
    ['1e2', 422],
    ['100.0', 422],
  ])('compares a number byte by byte with the JSON that Go writes: %s', async (text, expected) => {
    const name = `number-${text.replace('.', '-')}`;
    await client().post(sriov, sriovNetwork(name, { resourceName: 'a', vlan: 100 }));
    const { code } = await client().call('PATCH', `${sriov}/${name}`, {
      body: `[{"op":"test","path":"/spec/vlan","value":${text}}]`,
      contentType: 'application/json-patch+json',
    });
    expect(code).toBe(expected);
  });

  it('asks for a version when it replaces', async () => {
    await client().post(nads, nad('versioned'));
    const { code, body } = await client().put(`${nads}/versioned`, nad('versioned'));
    expect([code, body.reason]).toEqual([422, 'Invalid']);
    expect(body.details?.causes).toContainEqual(
      expect.objectContaining({ field: 'metadata.resourceVersion' }),
    );
  });

  it('keeps spec and status apart', async () => {
    const given = {
      ...machine('vm', { runStrategy: 'Halted', template }),
      status: { ready: true },
    };
    const { body: created } = await client().post(machines, given);
    expect(created.status).toBeUndefined();
    const path = `${machines}/vm`;
    const { body: reported } = await client().put(`${path}/status`, {
      ...created,
      spec: { runStrategy: 'Always', template },
      status: { ready: true },
    });
    expect(reported.status).toMatchObject({ ready: true });
    expect(reported.spec).toMatchObject({ runStrategy: 'Halted' });
    expect(reported.metadata?.generation).toBe(1);
    const { body: changed } = await client().patch(path, {
      spec: { runStrategy: 'Always' },
      status: { ready: false },
    });
    expect(changed.spec).toMatchObject({ runStrategy: 'Always' });
    expect(changed.status).toMatchObject({ ready: true });
  });

  it('says that it has deleted', async () => {
    await client().post(nads, nad('gone'));
    const { code, body } = await client().delete(`${nads}/gone`);
    expect([code, body.kind, body.status]).toEqual([200, 'Status', 'Success']);
  });
};
