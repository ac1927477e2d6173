import { inVersion } from './conversion/conversion.ts';
import { fieldSelector, labelSelector } from './selectors.ts';
import { badRequest, expired } from './status.ts';
import { kindKey, objectKey, type Store } from './store.ts';
import { apiVersionOf, type KubernetesObject } from '../kubernetes/object.ts';
import type { Resource } from './resource.ts';

/** Where a page of a list ended. */
interface Continue {
  version: number;
  after: string;
}

const encode = (token: Continue): string =>
  Buffer.from(JSON.stringify(token)).toString('base64url');

const decode = (text: string): Continue => {
  try {
    const token = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<Continue>;
    if (typeof token.version === 'number' && typeof token.after === 'string') {
      return { version: token.version, after: token.after };
    }
  } catch {
    // Not one of ours; answered below.
  }
  throw badRequest('continue key is not valid: the token was not issued by this server');
};

/** What a request selects of a kind. @throws ApiError 400 */
export const selectorOf = (
  resource: Resource,
  query: URLSearchParams,
): ((object: KubernetesObject) => boolean) => {
  const labels = labelSelector(query.get('labelSelector') ?? '');
  const fields = fieldSelector(resource, query.get('fieldSelector') ?? '');
  return (object) => labels(object) && fields(object);
};

const limitOf = (query: URLSearchParams): number => {
  const text = query.get('limit');
  if (text === null || text === '') return 0;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 0) throw badRequest(`limit: Invalid value: "${text}"`);
  return limit;
};

/** A list, whole or by pages. @throws ApiError 400 or 410 */
export const list = (
  store: Store,
  resource: Resource,
  namespace: string | undefined,
  query: URLSearchParams,
) => {
  const selected = selectorOf(resource, query);
  const limit = limitOf(query);
  const token = query.get('continue');
  const from = token === null || token === '' ? undefined : decode(token);
  if (from && from.version < store.oldest) {
    throw expired(
      'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.',
    );
  }
  const keyOf = ({ metadata }: KubernetesObject) => objectKey(metadata.namespace, metadata.name);
  const matching = store
    .list(kindKey(resource), namespace)
    .filter((object) => (from === undefined || keyOf(object) > from.after) && selected(object));
  const page = limit > 0 ? matching.slice(0, limit) : matching;
  const rest = matching.length - page.length;
  const last = page.at(-1);
  const version = from?.version ?? store.version;
  const hasSelector = Boolean(query.get('labelSelector')) || Boolean(query.get('fieldSelector'));
  return {
    kind: resource.listKind,
    apiVersion: apiVersionOf(resource),
    metadata: {
      resourceVersion: String(version),
      ...(rest > 0 && last
        ? {
            continue: encode({ version, after: keyOf(last) }),
            ...(hasSelector ? {} : { remainingItemCount: rest }),
          }
        : {}),
    },
    items: page.map((object) => inVersion(resource, object)),
  };
};
