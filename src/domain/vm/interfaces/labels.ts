import { msg } from '../../core/msg';
import { propertySpecs } from '../spec/interface-properties';
import type { Binding, InterfaceProperty, NetworkSource } from '../spec/interface-values';
import { reason, type Reason } from '../../core/reasons';

const bindings: Record<string, string> = {
  bridge: msg('Bridge'),
  masquerade: msg('Masquerade'),
  sriov: msg('SR-IOV'),
  passtBinding: msg('passt'),
  macvtap: msg('macvtap'),
  slirp: msg('slirp'),
  passt: msg('passt (old)'),
  none: msg('None'),
  unknown: msg('Chosen by the cluster'),
};

/** How an interface is connected, as a template to be translated. */
export const bindingLabel = (binding: Binding): Reason => {
  const label = bindings[binding];
  if (label !== undefined) return reason(label);
  return reason(msg('Plugin {{name}}'), { name: binding.slice('plugin:'.length) });
};

/** Where an interface leads; networks by their full name. */
export const networkLabel = (source: NetworkSource): Reason => {
  switch (source.kind) {
    case 'pod':
      return reason(msg('Pod network'));
    case 'multus':
      return reason('{{name}}', { name: `${source.namespace}/${source.name}` });
    case 'resourceClaim':
      return reason(msg('Resource claim {{claim}}'), { claim: source.claim });
    case 'unknown':
      return reason(msg('None'));
  }
};

/** The text for a property, to be translated. */
export const propertyLabel = (property: InterfaceProperty): string => propertySpecs[property].label;
