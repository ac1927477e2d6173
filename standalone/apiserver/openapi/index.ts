import type { Answer } from '../answer.ts';
import type { Resource } from '../resource.ts';
import { inProtobuf, PROTOBUF_TYPE } from './protobuf.ts';
import { documentOf } from './v2.ts';
import { documentOfGroup, indexOf } from './v3.ts';

/** What was last asked for, of these resources: the documents are large and change with CRDs alone. */
interface Made {
  resources: Resource[];
  byName: Map<string, Answer | undefined>;
}

const made = new WeakMap<object, Made>();

const remembered = (
  registry: object,
  resources: Resource[],
  name: string,
  make: () => Answer | undefined,
): Answer | undefined => {
  const before = made.get(registry);
  const isSame =
    before?.resources.length === resources.length &&
    before.resources.every((resource, index) => resource === resources[index]);
  const current: Made = before && isSame ? before : { resources, byName: new Map() };
  made.set(registry, current);
  if (!current.byName.has(name)) current.byName.set(name, make());
  return current.byName.get(name);
};

const answerOf = (body: object | undefined): Answer | undefined => body && { code: 200, body };

/**
 * Answers `/openapi/v2`, `/openapi/v3` and the documents below it; undefined for every other path.
 *
 * @param registry whose resources they are
 */
export const describeApi = (
  registry: object,
  resources: Resource[],
  [first, version, ...rest]: string[],
  accept: string,
): Answer | undefined => {
  if (first !== 'openapi') return undefined;
  if (version === 'v2' && rest.length === 0) {
    const isBinary = accept.includes(PROTOBUF_TYPE);
    return remembered(registry, resources, isBinary ? 'v2-protobuf' : 'v2', () => {
      const document = documentOf(resources);
      return isBinary
        ? { code: 200, bytes: { type: 'application/octet-stream', content: inProtobuf(document) } }
        : { code: 200, body: document };
    });
  }
  if (version !== 'v3') return undefined;
  const root = rest.join('/');
  return remembered(registry, resources, `v3/${root}`, () =>
    answerOf(root === '' ? indexOf(resources) : documentOfGroup(resources, root)),
  );
};
