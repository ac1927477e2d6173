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

  describe('rights that somebody grants', () => {
    const ROLES = () => `/apis/${RBAC}/v1/namespaces/${namespace}`;
    const roleOf = (name: string, resource: string, verbs: string[]) => ({
      apiVersion: `${RBAC}/v1`,
      kind: 'Role',
      metadata: { name },
      rules: [{ apiGroups: [''], resources: [resource], verbs }],
    });
    const bindingTo = (role: string) => ({
      apiVersion: `${RBAC}/v1`,
      kind: 'RoleBinding',
      metadata: { name: `to-${role}` },
      roleRef: { apiGroup: RBAC, kind: 'Role', name: role },
      subjects: [{ apiGroup: RBAC, kind: 'User', name: 'other' }],
    });
    const create = (object: { kind: string }, own?: { token: string }) =>
      client().post(
        `${ROLES()}/${object.kind === 'Role' ? 'roles' : 'rolebindings'}`,
        object,
        ...(own ? [own] : []),
      );

    beforeAll(async () => {
      const grants = {
        ...roleOf('granter', '', []),
        rules: [
          { apiGroups: [RBAC], resources: ['roles', 'rolebindings'], verbs: ['create', 'update'] },
        ],
      };
      const binding = {
        ...bindingTo('granter'),
        subjects: [{ apiGroup: RBAC, kind: 'User', name: nobody.name }],
      };
      for (const object of [grants, binding, roleOf('secret-reader', 'secrets', ['get', 'list'])])
        expect((await create(object)).code).toBe(201);
      for (let tries = 0; tries < 100; tries += 1) {
        if (await allowed({ verb: 'create', resource: 'roles', group: RBAC, namespace })) return;
      }
      throw new Error('The role never came into force.');
    });

    const held = (lines: string) =>
      `is forbidden: user "${nobody.name}" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:\n${lines}`;

    it('are refused in a role where he has them not', async () => {
      const { code, body } = await create(
        roleOf('more', 'configmaps', ['get', 'delete', 'create']),
        {
          token,
        },
      );
      expect([code, body.reason]).toEqual([403, 'Forbidden']);
      expect(body.message).toBe(
        `roles.${RBAC} "more" ${held('{APIGroups:[""], Resources:["configmaps"], Verbs:["delete" "create"]}')}`,
      );
    });

    it('are refused in a binding to a role that has them', async () => {
      const { code, body } = await create(bindingTo('secret-reader'), { token });
      expect([code, body.reason]).toEqual([403, 'Forbidden']);
      expect(body.message).toBe(
        `rolebindings.${RBAC} "to-secret-reader" ${held('{APIGroups:[""], Resources:["secrets"], Verbs:["get" "list"]}')}`,
      );
      const lost = await create(bindingTo('nothing'), { token });
      expect([lost.code, lost.body.message]).toEqual([404, `roles.${RBAC} "nothing" not found`]);
    });

    it('are granted where he has them himself', async () => {
      expect((await create(roleOf('same', 'configmaps', ['list']), { token })).code).toBe(201);
      expect((await create(bindingTo('same'), { token })).code).toBe(201);
    });

    it('are refused in a role that is changed', async () => {
      const call = (resource: string) =>
        client().call('PUT', `${ROLES()}/roles/same`, {
          body: roleOf('same', resource, ['list']),
          token,
        });
      expect((await call('configmaps')).code).toBe(200);
      expect((await call('secrets')).code).toBe(403);
    });
  });
};
