import { EXTENSIONS } from '../apiserver/core/lists.ts';
import type { Client } from './client.ts';

interface Schema {
  properties?: Record<string, Record<string, unknown>>;
  'x-kubernetes-group-version-kind'?: { group: string; version: string; kind: string }[];
  [key: string]: unknown;
}

interface Document {
  swagger: string;
  definitions: Record<string, Schema>;
  paths: Record<string, Record<string, { parameters?: { name?: string }[] } | undefined>>;
}

/** Fields to which servers of today say more than older ones. */
const NEWER = new Set(['V1EphemeralContainer.ports']);

const MERGE = ['x-kubernetes-patch-merge-key', 'x-kubernetes-patch-strategy'];

/** What the server says of its kinds, for clients that check, explain and merge by it. */
export const openApiContract = (client: () => Client): void => {
  let document: Document;
  beforeAll(async () => {
    const { code, body } = await client().get('/openapi/v2');
    expect(code).toBe(200);
    // Older servers send it as bytes of no type.
    const parsed: unknown = body.text === undefined ? body : JSON.parse(body.text);
    document = parsed as Document;
  });

  const kindsOf = (schema: Schema) => schema['x-kubernetes-group-version-kind'] ?? [];

  it('describes a kind of Kubernetes itself', () => {
    expect(document.swagger).toBe('2.0');
    const found = Object.values(document.definitions).find((schema) =>
      kindsOf(schema).some(({ group, kind }) => group === '' && kind === 'Pod'),
    );
    expect(Object.keys(found?.properties ?? {})).toEqual(
      expect.arrayContaining(['apiVersion', 'kind', 'metadata', 'spec', 'status']),
    );
  });

  it('says that namespaces are patched in dry runs, by a named manager', () => {
    const operation = document.paths['/api/v1/namespaces/{name}']?.patch;
    const names = operation?.parameters?.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['dryRun', 'fieldManager', 'force']));
  });

  // Where the server names its shapes: the embedded one writes each out where it stands.
  it('merges lists of Kubernetes’ own kinds as we know it', () => {
    const shapes = new Map(
      Object.entries(document.definitions).map(([name, schema]) => [
        `V1${name.split('.').at(-1) ?? ''}`,
        schema,
      ]),
    );
    for (const [place, expected] of Object.entries(EXTENSIONS)) {
      const [shape = '', field = ''] = place.split('.');
      const found = shapes.get(shape)?.properties?.[field];
      // A field may be newer than the server.
      if (!found || (NEWER.has(place) && !MERGE.some((key) => key in found))) continue;
      const ours = MERGE.map((key) => (expected as Record<string, unknown>)[key]);
      expect([place, ...MERGE.map((key) => found[key])]).toEqual([place, ...ours]);
    }
    expect([...shapes.keys()].length).toBeGreaterThan(10);
  });
};
