import type { Client } from './client.ts';
import { nobody } from './targets.ts';

const PROTOBUF = 'application/vnd.kubernetes.protobuf';

/** A field of a message that is a text or a message itself; none here is longer than 127 bytes. */
const field = (number: number, value: string | Buffer): Buffer => {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes]);
};

const message = (...fields: Buffer[]): Buffer => Buffer.concat(fields);

/** An object in the envelope in which Kubernetes sends it. */
const envelope = (apiVersion: string, kind: string, object: Buffer): Buffer =>
  message(
    Buffer.from('k8s\0'),
    field(1, message(field(1, apiVersion), field(2, kind))),
    field(2, object),
    field(3, ''),
    field(4, ''),
  );

/** Objects in protocol buffers, in which kubectl sends what it makes itself. */
export const protobufContract = (client: () => Client): void => {
  const post = (path: string, body: Buffer, token?: string) =>
    client().call('POST', path, {
      body,
      contentType: PROTOBUF,
      ...(token === undefined ? {} : { token }),
    });

  it('reviews what somebody may do', async () => {
    const asked = message(field(1, 'default'), field(2, 'list'), field(5, 'pods'));
    const review = envelope(
      'authorization.k8s.io/v1',
      'SelfSubjectAccessReview',
      message(field(1, ''), field(2, field(1, asked))),
    );
    const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
    const { code, body } = await post(path, review);
    expect([code, body.spec, body.status]).toEqual([
      201,
      { resourceAttributes: { namespace: 'default', verb: 'list', resource: 'pods' } },
      expect.objectContaining({ allowed: true }),
    ]);
    const other = await post(path, review, nobody.token);
    expect(other.body.status).toMatchObject({ allowed: false });
  });

  it('creates ConfigMaps and Secrets', async () => {
    const namespace = await client().namespace();
    const data = [field(2, message(field(1, 'a'), field(2, '1'))), field(2, field(1, 'empty'))];
    const object = (name: string) =>
      message(
        field(1, message(field(1, name), field(11, message(field(1, 'l'), field(2, 'v'))))),
        ...data,
      );
    const at = (plural: string) => `/api/v1/namespaces/${namespace}/${plural}`;
    const map = await post(at('configmaps'), envelope('v1', 'ConfigMap', object('made')));
    expect([map.code, map.body.data, map.body.metadata?.labels]).toEqual([
      201,
      { a: '1', empty: '' },
      { l: 'v' },
    ]);
    const secret = await post(at('secrets'), envelope('v1', 'Secret', object('made')));
    expect([secret.code, secret.body.data?.a]).toEqual([201, 'MQ==']);
  });

  it('refuses what it cannot read', async () => {
    const { code } = await post('/api/v1/namespaces', Buffer.from('k8s\0\u0007nonsense'));
    expect(code).toBe(400);
  });
};
