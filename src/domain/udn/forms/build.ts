import { msg } from '../../core/msg';
import type { CommonValues, FormValue, NadFormRead } from '../../nad/forms/form';
import { DESCRIPTION_ANNOTATION } from '../../nad/types';
import { isRecord, textAt, valueAt, type KubernetesResource } from '../../core/resource';
import { blockOf, networkSpecOf, udnKindOf, UDN_GVK } from '../types';
import { setIn } from '../../core/set-in';
import type { UdnForm, UdnLeaf } from './form';

type Own = Record<string, FormValue>;
type Json = Record<string, unknown>;

/** What one kind and topology adds to the common form. */
export interface UdnFormSpec<L extends Own> {
  kind: UdnForm<unknown>['kind'];
  topology: UdnForm<unknown>['topology'];
  leaves: { [K in keyof L]: UdnLeaf<L[K]> };
  /** Fields of the form that stay open after creation. */
  open: readonly (keyof L & string)[];
  /** `spec` of a new object. */
  spec: Json;
  unfit?(udn: unknown): string | undefined;
}

const textOnly = (reason: string): NadFormRead<never> => ({
  kind: 'text-only',
  reason,
  params: {},
});

const commonPaths: Readonly<Record<keyof CommonValues, readonly string[]>> = {
  name: ['metadata', 'name'],
  namespace: ['metadata', 'namespace'],
  description: ['metadata', 'annotations', DESCRIPTION_ANNOTATION],
};

const withCommon = (udn: Json, before: CommonValues, values: CommonValues): Json => {
  let result = udn;
  for (const key of ['name', 'namespace', 'description'] as const) {
    if (values[key] === before[key]) continue;
    const isGone = key === 'description' && values[key] === '';
    result = setIn(result, commonPaths[key], isGone ? undefined : values[key]);
  }
  return result;
};

const isUnder = (path: string, parent: string): boolean =>
  path === parent || path.startsWith(`${parent}.`) || path.startsWith(`${parent}[`);

/** Makes a form of what is particular to one kind and topology. */
export const udnFormOf = <L extends Own>(form: UdnFormSpec<L>): UdnForm<CommonValues & L> => {
  type V = CommonValues & L;
  const fields = Object.keys(form.leaves) as (keyof L & string)[];

  const refusal = (udn: unknown): string | undefined => {
    const { spec } = networkSpecOf(udn);
    if (udnKindOf(udn) !== form.kind || spec.topology !== form.topology) {
      return msg('This is not the kind of network that the form shows.');
    }
    const settings = valueAt(spec, blockOf(form.topology) ?? '');
    if (settings !== undefined && !isRecord(settings)) {
      return msg('The settings of the topology cannot be read. Mend the text first.');
    }
    return form.unfit?.(udn);
  };

  const read = (udn: KubernetesResource): NadFormRead<V> => {
    const reason = refusal(udn);
    if (reason !== undefined) return textOnly(reason);
    const own: Partial<L> = {};
    for (const field of fields) own[field] = form.leaves[field].read(udn);
    return {
      kind: 'form',
      values: {
        name: textAt(udn, ...commonPaths.name) ?? '',
        namespace: textAt(udn, ...commonPaths.namespace) ?? '',
        description: textAt(udn, ...commonPaths.description) ?? '',
        ...(own as L),
      },
    };
  };

  const apply = (udn: KubernetesResource, values: V): KubernetesResource => {
    const found = read(udn);
    if (found.kind !== 'form') return udn;
    let result = withCommon(udn, found.values, values);
    for (const field of fields) {
      const value: L[keyof L & string] = values[field];
      if (value !== found.values[field]) result = form.leaves[field].write(result, value);
    }
    return result;
  };

  const fieldOf = (path: string): (keyof V & string) | undefined => {
    if (path === 'metadata.name') return 'name';
    if (path === 'metadata.namespace') return 'namespace';
    return fields.find((field) => form.leaves[field].paths.some((own) => isUnder(path, own)));
  };

  const create = (name: string, namespace?: string): KubernetesResource => ({
    apiVersion: `${UDN_GVK.group}/${UDN_GVK.version}`,
    kind: form.kind,
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
    spec: form.spec,
  });

  const immutable: (keyof V & string)[] = [
    'name',
    'namespace',
    ...fields.filter((field) => !form.open.includes(field)),
  ];
  return { kind: form.kind, topology: form.topology, immutable, create, read, apply, fieldOf };
};
