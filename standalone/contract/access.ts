import type { Client } from './client.ts';
import { configMap, configMaps } from './config-maps.ts';
import { nobody } from './targets.ts';

const token = nobody.token;
const RBAC = 'rbac.authorization.k8s.io';
const AUTHORIZATION = '/apis/authorization.k8s.io/v1';

const review = (attributes: object) => ({
  apiVersion: 'authorization.k8s.io/v1',
  kind: 'SelfSubjectAccessReview',
  spec: { resourceAttributes: attributes },
});

/** Who may do what, and how that is asked for. */
export const accessContract = (client: () => Client): void => {
  let namespace = '';
  beforeAll(async () => {
    namespace = await client().namespace();
    const rules = [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list'] }];
    const roles = `/apis/${RBAC}/v1/namespaces/${namespace}`;
    const role = await client().post(`${roles}/roles`, {
      apiVersion: `${RBAC}/v1`,
      kind: 'Role',
      metadata: { name: 'reader' },
      rules,
    });
    const binding = await client().post(`${roles}/rolebindings`, {
      apiVersion: `${RBAC}/v1`,
      kind: 'RoleBinding',
      metadata: { name: 'reader' },
      roleRef: { apiGroup: RBAC, kind: 'Role', name: 'reader' },
      subjects: [{ apiGroup: RBAC, kind: 'User', name: nobody.name }],
    });
    expect([role.code, binding.code]).toEqual([201, 201]);
    // Real servers learn of a binding a moment later.
    for (let tries = 0; tries < 100; tries += 1) {
      if ((await client().get(configMaps(namespace), { token })).code === 200) return;
    }
    throw new Error('The role never came into force.');
  });

  const allowed = async (attributes: object) => {
    const { code, body } = await client().post(
      `${AUTHORIZATION}/selfsubjectaccessreviews`,
      review(attributes),
      { token },
    );
    expect([code, body.kind]).toEqual([201, 'SelfSubjectAccessReview']);
    return (body.status as { allowed: boolean }).allowed;
  };

  it('answers 401 to an unknown token', async () => {
    const { code, body } = await client().get('/api/v1/configmaps', { token: 'unknown' });
    expect([code, body.reason]).toEqual([401, 'Unauthorized']);
  });

  it('lets a user do what their role says, and no more', async () => {
    const maps = configMaps(namespace);
    const { code, body } = await client().post(maps, configMap('mine'), { token });
    expect([code, body.reason]).toEqual([403, 'Forbidden']);
    expect(body.message).toContain(
      `configmaps is forbidden: User "${nobody.name}" cannot create resource "configmaps" in API group "" in the namespace "${namespace}"`,
    );
    expect(body.details).toMatchObject({ kind: 'configmaps' });
    expect((await client().get(`${maps}?watch=true`, { token })).code).toBe(403);
    expect((await client().call('DELETE', `${maps}/x`, { token })).code).toBe(403);
  });

  it('refuses the whole cluster in its own words', async () => {
    const { code, body } = await client().get('/api/v1/nodes', { token });
    expect(code).toBe(403);
    expect(body.message).toContain(
      `nodes is forbidden: User "${nobody.name}" cannot list resource "nodes" in API group "" at the cluster scope`,
    );
  });

  it('refuses before it looks', async () => {
    const { code } = await client().get(`${configMaps('nowhere')}/absent`, { token });
    expect(code).toBe(403);
  });

  it('reviews access', async () => {
    const resource = 'configmaps';
    expect(await allowed({ verb: 'list', resource, namespace })).toBe(true);
    expect(await allowed({ verb: 'create', resource, namespace })).toBe(false);
    expect(await allowed({ verb: 'list', resource })).toBe(false);
    expect(await allowed({ verb: 'get', resource: 'secrets', namespace })).toBe(false);
    expect(await allowed({ verb: 'list', resource, group: 'other.example.com', namespace })).toBe(
      false,
    );
  });

  it('lists the rules of a namespace', async () => {
    const { body } = await client().post(
      `${AUTHORIZATION}/selfsubjectrulesreviews`,
      {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectRulesReview',
        spec: { namespace },
      },
      { token },
    );
    expect(body.status).toMatchObject({
      resourceRules: expect.arrayContaining([
        expect.objectContaining({
          apiGroups: [''],
          resources: ['configmaps'],
          verbs: ['get', 'list'],
        }),
      ]) as unknown,
    });
  });
};
