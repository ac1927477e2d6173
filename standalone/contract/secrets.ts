import type { Client } from './client.ts';

const secret = (name: string, rest: object) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name },
  ...rest,
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** How a Secret is kept, whichever way its values come. */
export const secretContract = (client: () => Client): void => {
  let path = '';
  beforeAll(async () => {
    path = `/api/v1/namespaces/${await client().namespace()}/secrets`;
  });

  it('keeps text in base64 beside what is there, also in a dry run', async () => {
    const given = secret('texts', {
      data: { old: base64('old'), both: base64('old') },
      stringData: { both: 'new', own: 'ä' },
    });
    const { body: tried } = await client().post(`${path}?dryRun=All`, given);
    const { code, body } = await client().post(path, given);
    expect(code).toBe(201);
    const data = { old: base64('old'), both: base64('new'), own: base64('ä') };
    expect(tried).toMatchObject({ type: 'Opaque', data });
    expect(body).toMatchObject({ type: 'Opaque', data });
    expect(body).not.toHaveProperty('stringData');
  });

  it('adds text to a Secret that is changed', async () => {
    await client().post(path, secret('changed', { stringData: { first: '1' } }));
    const { body } = await client().patch(`${path}/changed`, { stringData: { second: '2' } });
    expect(body.data).toEqual({ first: base64('1'), second: base64('2') });
    expect(body).not.toHaveProperty('stringData');
  });

  it('never changes the type of a Secret', async () => {
    await client().post(path, secret('typed', {}));
    const { code, body } = await client().patch(`${path}/typed`, { type: 'example.org/other' });
    expect(code).toBe(422);
    expect(body.message).toContain('field is immutable');
  });
};
