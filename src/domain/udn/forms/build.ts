import { msg } from '../../core/msg';
import { isRecord, valueAt, type KubernetesResource } from '../../core/resource';
import { formOf, textOnly, type AnyForm, type LeafTable } from '../../forms/form';
import { descriptionLeaf } from '../../forms/description-leaf';
import { requiredTextLeaf } from '../../forms/object-leaves';
import { blockOf, networkSpecOf, udnKindOf, UDN_GVK } from '../types';

type Json = Record<string, unknown>;

/** What is known of a form beside what it reads and writes. */
interface UdnFormFacts {
  kind: 'UserDefinedNetwork' | 'ClusterUserDefinedNetwork';
  topology: 'Layer2' | 'Localnet';
}

/** A form whose fields are known at run time only: one component can serve all. */
export interface AnyUdnForm extends AnyForm<KubernetesResource>, UdnFormFacts {
  /** Fields that the API server lets nobody change after creation. */
  immutable: readonly string[];
}

/** What one kind and topology adds to the common form. */
interface UdnFormSpec<L extends LeafTable<Json>> extends UdnFormFacts {
  leaves: L;
  /** Fields of the form that stay open after creation. */
  open: readonly (keyof L & string)[];
  /** `spec` of a new object. */
  spec: Json;
  unfit?(udn: unknown): string | undefined;
}

const refusal = (
  { kind, topology, unfit }: UdnFormFacts & Pick<UdnFormSpec<LeafTable<Json>>, 'unfit'>,
  udn: unknown,
): string | undefined => {
  const { spec } = networkSpecOf(udn);
  if (udnKindOf(udn) !== kind || spec.topology !== topology) {
    return msg('This is not the kind of network that the form shows.');
  }
  const settings = valueAt(spec, blockOf(topology) ?? '');
  if (settings !== undefined && !isRecord(settings)) {
    return msg('The settings of the topology cannot be read. Correct the text first.');
  }
  return unfit?.(udn);
};

const common = {
  name: requiredTextLeaf(['metadata', 'name']),
  namespace: requiredTextLeaf(['metadata', 'namespace']),
  description: descriptionLeaf,
};

/** Makes a form of what is particular to one kind and topology. */
export const udnFormOf = <L extends LeafTable<Json>>(spec: UdnFormSpec<L>) => {
  const { kind, topology } = spec;
  const form = formOf<KubernetesResource, Json, typeof common & L>({
    leaves: { ...common, ...spec.leaves },
    open: (udn) => {
      const reason = refusal(spec, udn);
      return reason === undefined ? { kind: 'document', document: udn } : textOnly(reason);
    },
    close: (_before, udn) => udn,
    create: ({ name = '', namespace }) => ({
      apiVersion: `${UDN_GVK.group}/${UDN_GVK.version}`,
      kind,
      metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
      spec: spec.spec,
    }),
  });
  const open: readonly string[] = ['description', ...spec.open];
  const immutable = form.fields.filter((field) => !open.includes(field));
  return { kind, topology, immutable, ...form };
};
