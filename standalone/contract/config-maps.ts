import type { Body, Client } from './client.ts';

export const configMap = (name: string, rest: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  ...rest,
});

export const configMaps = (namespace: string): string =>
  `/api/v1/namespaces/${namespace}/configmaps`;

/** A namespace for the tests around it: where its ConfigMaps are, and a way to have one. */
export const inNamespace = (client: () => Client) => {
  let namespace = '';
  beforeAll(async () => {
    namespace = await client().namespace();
  });
  return {
    namespace: () => namespace,
    maps: () => configMaps(namespace),
    created: async (name: string, rest: object = {}): Promise<Body> => {
      const { code, body } = await client().post(configMaps(namespace), configMap(name, rest));
      expect(code).toBe(201);
      return body;
    },
  };
};
