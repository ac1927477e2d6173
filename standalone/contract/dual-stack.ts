import type { Client } from './client.ts';
import { expectRefused, INVALID, isEarly, service, type Cause } from './service-cases.ts';

interface Spec {
  clusterIP: string;
  clusterIPs: string[];
  ipFamilies: string[];
  ipFamilyPolicy: string;
}

const V4: unknown = expect.stringMatching(/^10\.96\.\d+\.\d+$/);
const V6: unknown = expect.stringMatching(/^fd00:96::/);

/** Services where the cluster has a range for each family. */
export const dualStackContract = (client: () => Client): void => {
  let path = '';
  let number = 0;
  beforeAll(async () => {
    path = `/api/v1/namespaces/${await client().namespace()}/services`;
  });

  const create = async (spec: object) => {
    number += 1;
    const name = `service-${number}`;
    return { ...(await client().post(path, service(name, spec))), at: `${path}/${name}` };
  };
  const made = async (spec: object) => {
    const reply = await create(spec);
    expect([reply.code, reply.body.message]).toEqual([201, undefined]);
    return { at: reply.at, spec: reply.body.spec as unknown as Spec };
  };

  it.each<[object, string[], unknown[]]>([
    [{}, ['IPv4'], [V4]],
    [{ ipFamilies: ['IPv6'] }, ['IPv6'], [V6]],
    [{ ipFamilyPolicy: 'PreferDualStack' }, ['IPv4', 'IPv6'], [V4, V6]],
    [{ ipFamilyPolicy: 'RequireDualStack' }, ['IPv4', 'IPv6'], [V4, V6]],
    [{ ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv6'] }, ['IPv6', 'IPv4'], [V6, V4]],
    [
      { ipFamilyPolicy: 'PreferDualStack', clusterIP: 'fd00:96::7' },
      ['IPv6', 'IPv4'],
      ['fd00:96::7', V4],
    ],
  ])('gives %j its families and addresses', async (given, ipFamilies, clusterIPs) => {
    const { spec } = await made(given);
    expect(spec).toMatchObject({ ipFamilies, clusterIPs, clusterIP: clusterIPs[0] });
  });

  it.each<[object, Cause]>([
    [
      { ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4', 'IPv6'] },
      [
        'spec.ipFamilyPolicy',
        INVALID,
        /must be .?RequireDualStack.? or .?PreferDualStack.? when multiple/,
      ],
    ],
    [
      { ipFamilies: ['IPv6'], clusterIP: '10.96.8.8' },
      ['spec.clusterIPs[0]', INVALID, 'expected an IPv6 value as indicated by `ipFamilies[0]`'],
    ],
    [
      {
        ipFamilyPolicy: 'RequireDualStack',
        clusterIP: '10.96.8.1',
        clusterIPs: ['10.96.8.1', '10.96.8.2'],
      },
      ['spec.clusterIPs', INVALID, 'may specify no more than one IP for each IP family'],
    ],
  ])('refuses %j', async (given, cause) => {
    expectRefused(await create(given), cause);
  });

  it('adds the second family, and takes it back', async () => {
    const { at, spec } = await made({});
    const more = await client().patch(at, { spec: { ipFamilyPolicy: 'RequireDualStack' } });
    expect(more.body.spec).toMatchObject({
      clusterIPs: [spec.clusterIP, V6],
      ipFamilies: ['IPv4', 'IPv6'],
    });
    const less = await client().patch(at, { spec: { ipFamilyPolicy: 'SingleStack' } });
    expect(less.body.spec).toMatchObject({ clusterIPs: [spec.clusterIP], ipFamilies: ['IPv4'] });
  });

  it('refuses to give the second family back in silence', async () => {
    const { at } = await made({ ipFamilyPolicy: 'RequireDualStack' });
    const reply = await client().patch(at, { spec: { ipFamilies: ['IPv4'] } });
    // An early server keeps the second one instead.
    expect(reply.code).toBe((await isEarly(client())) ? 200 : 422);
    expect(JSON.stringify(reply.body)).toMatch(/must be 'SingleStack' to release|"IPv6"/);
  });

  it('refuses another first family', async () => {
    const { at } = await made({ ipFamilyPolicy: 'RequireDualStack' });
    const reply = await client().patch(at, { spec: { ipFamilies: ['IPv6', 'IPv4'] } });
    expect(reply.code).toBe(422);
  });
};
