import type { KubernetesObject } from '../kubernetes/object.ts';
import { startApiServer } from '../apiserver/index.ts';
import { Client } from './client.ts';
import { admin, type Server } from './targets.ts';

const CRD = 'hyperconvergeds.hco.kubevirt.io';
const NAMESPACE = 'openshift-cnv';

const pathOf = (version: string): string =>
  `/apis/hco.kubevirt.io/${version}/namespaces/${NAMESPACE}/hyperconvergeds`;
const nameIn = (version: string): string => `${pathOf(version)}/kubevirt-hyperconverged`;

const inVersion = (version: string, spec: object): KubernetesObject => ({
  apiVersion: `hco.kubevirt.io/${version}`,
  kind: 'HyperConverged',
  metadata: { name: 'kubevirt-hyperconverged', namespace: NAMESPACE },
  spec,
});

const namespace: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: NAMESPACE },
  status: { phase: 'Active' },
};

const serve = (objects: KubernetesObject[], onlyVersions?: Record<string, string>) =>
  startApiServer({
    scenario: {
      users: [admin],
      objects: () => [namespace, ...objects],
      ...(onlyVersions ? { onlyVersions } : {}),
    },
  });

const RANGE = { rangeStart: '02:00:00:00:00:00', rangeEnd: '02:00:00:ff:ff:ff' };

/**
 * Held to the embedded API alone: in a cluster a webhook of the operator converts, and neither
 * kube-apiserver nor crd-server can be given it here. What the two schemas are is held to the genuine
 * CRD (`crds.spec.ts`).
 */
describe('HyperConverged in two versions', () => {
  let server: Server;
  let client: Client;
  beforeEach(async () => {
    server = await serve([]);
    client = new Client(server);
  });
  afterEach(() => server.close());

  it('prefers v1 and serves both', async () => {
    const { body } = await client.get('/apis/hco.kubevirt.io');
    expect(body.preferredVersion).toEqual({ groupVersion: 'hco.kubevirt.io/v1', version: 'v1' });
    expect(body.versions).toHaveLength(2);
  });

  it('stores v1, whichever version is written', async () => {
    const created = await client.post(
      pathOf('v1beta1'),
      inVersion('v1beta1', {
        featureGates: { deployKubeSecondaryDNS: true },
        kubeMacPoolConfiguration: RANGE,
      }),
    );
    expect(created.code).toBe(201);
    expect(created.body.apiVersion).toBe('hco.kubevirt.io/v1beta1');
    expect(created.body.spec).toMatchObject({ kubeMacPoolConfiguration: RANGE });
    const { body } = await client.get(nameIn('v1'));
    expect(body.apiVersion).toBe('hco.kubevirt.io/v1');
    expect(body.spec).toMatchObject({
      featureGates: [{ name: 'deployKubeSecondaryDNS', state: 'Enabled' }],
      networking: { kubeMacPoolConfiguration: RANGE },
      deployment: { deployNetworkResourcesInjector: true },
    });
  });

  it('patches each version at its own paths, and keeps what only v1 can say', async () => {
    await client.post(
      pathOf('v1'),
      inVersion('v1', {
        deployment: { deployNetworkResourcesInjector: false },
        featureGates: [{ name: 'tomorrow' }],
      }),
    );
    const patched = await client.patch(nameIn('v1beta1'), [
      { op: 'test', path: '/spec/featureGates/deployKubeSecondaryDNS', value: false },
      { op: 'replace', path: '/spec/featureGates/deployKubeSecondaryDNS', value: true },
      { op: 'add', path: '/spec/kubeSecondaryDNSNameServerIP', value: '10.46.41.94' },
    ]);
    expect([patched.code, patched.body.metadata?.generation]).toEqual([200, 2]);
    const { body } = await client.get(nameIn('v1'));
    expect(body.spec).toMatchObject({
      deployment: { deployNetworkResourcesInjector: false },
      featureGates: [{ name: 'tomorrow' }, { name: 'deployKubeSecondaryDNS', state: 'Enabled' }],
      networking: { kubeSecondaryDNSNameServerIP: '10.46.41.94' },
    });
  });

  it('tells watchers of each version, and in lists', async () => {
    await client.post(pathOf('v1'), inVersion('v1', { networking: { networkBinding: {} } }));
    const list = await client.get(pathOf('v1beta1'));
    expect(
      list.body.items?.map(({ apiVersion, spec }) => [apiVersion, spec?.networkBinding]),
    ).toEqual([['hco.kubevirt.io/v1beta1', {}]]);
    const watch = await client.watch(`${pathOf('v1beta1')}?watch=true`);
    expect((await watch.next()).object.spec?.networkBinding).toEqual({});
    await client.patch(nameIn('v1'), { spec: { networking: { kubeMacPoolConfiguration: RANGE } } });
    const { type, object } = await watch.next();
    expect([type, object.apiVersion, object.spec?.kubeMacPoolConfiguration]).toEqual([
      'MODIFIED',
      'hco.kubevirt.io/v1beta1',
      RANGE,
    ]);
    watch.close();
  });

  it('refuses by the schema of the version that is written', async () => {
    const half = { rangeStart: RANGE.rangeStart };
    const refused = await client.post(
      pathOf('v1beta1'),
      inVersion('v1beta1', { kubeMacPoolConfiguration: half }),
    );
    expect([refused.code, refused.body.details?.causes?.[0]?.field]).toEqual([
      422,
      'spec.kubeMacPoolConfiguration',
    ]);
  });
});

describe('HyperConverged of an older operator', () => {
  it('is served and stored as v1beta1 alone', async () => {
    const settings = inVersion('v1', { networking: { kubeMacPoolConfiguration: RANGE } });
    const server = await serve([settings], { [CRD]: 'v1beta1' });
    const client = new Client(server);
    expect((await client.get(nameIn('v1'))).code).toBe(404);
    const { body } = await client.get(nameIn('v1beta1'));
    expect(body.spec).toMatchObject({ kubeMacPoolConfiguration: RANGE });
    await server.close();
  });
});
