/** What a path of the API names. Names are decoded. */
export interface ResourcePath {
  group: string;
  version: string;
  plural: string;
  namespace?: string;
  name?: string;
  subresource?: string;
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

export const segmentsOf = (pathname: string): string[] =>
  pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decode);

/** Reads `/api/v1/...` and `/apis/<group>/<version>/...`; undefined for any other path. */
export const parsePath = (segments: string[]): ResourcePath | undefined => {
  const [root, ...others] = segments;
  let group = '';
  let rest = others;
  if (root === 'apis') [group = '', ...rest] = others;
  else if (root !== 'api') return undefined;
  const [version, ...tail] = rest;
  if (version === undefined) return undefined;
  // `/namespaces/x` is the namespace itself, `/namespaces/x/pods` are the pods in it.
  if (tail[0] === 'namespaces' && tail.length > 2 && !(group === '' && tail[2] === 'status')) {
    const [, namespace = '', plural, name, subresource, ...more] = tail;
    if (plural === undefined || more.length > 0) return undefined;
    return withName({ group, version, plural, namespace }, name, subresource);
  }
  const [plural, name, subresource, ...more] = tail;
  if (plural === undefined || more.length > 0) return undefined;
  return withName({ group, version, plural }, name, subresource);
};

const withName = (
  path: ResourcePath,
  name: string | undefined,
  subresource: string | undefined,
): ResourcePath => ({
  ...path,
  ...(name === undefined ? {} : { name }),
  ...(subresource === undefined ? {} : { subresource }),
});
