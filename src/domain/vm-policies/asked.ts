import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { parseIp, type Ip } from '../net/cidr';
import { viewOfObject } from '../vm/interfaces/view';
import type { World } from '../world/world';
import { nameOfMany, type End } from './asked-end';
import { endsOf, isOfPods, type InterfaceEnd } from './ends';

/** An end as somebody asks for it, before it is looked for. */
export type Asked =
  | { kind: 'outside' }
  | { kind: 'cluster' }
  | { kind: 'namespace'; namespace: string }
  /** `nic` '': the interface that is on the network of pods, or the first one. */
  | { kind: 'vm'; namespace: string; name: string; nic: string }
  | { kind: 'address'; address: string };

export type AskedKind = Asked['kind'];

const encoded = (...parts: readonly string[]): string => parts.map(encodeURIComponent).join('/');

/** An end as it stands in an address: `outside`, `cluster`, `ns/shop`, `vm/shop/web`, `vm/shop/web/lan`, or an IP. */
export const askedText = (asked: Asked): string => {
  switch (asked.kind) {
    case 'outside':
    case 'cluster':
      return asked.kind;
    case 'namespace':
      return encoded('ns', asked.namespace);
    case 'vm': {
      const { namespace, name, nic } = asked;
      return nic === '' ? encoded('vm', namespace, name) : encoded('vm', namespace, name, nic);
    }
    case 'address':
      return encodeURIComponent(asked.address);
  }
};

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    // Somebody has written it by hand.
    return part;
  }
};

/** Reads what `askedText` writes; all else is an address, which may not be one. */
export const askedIn = (text: string): Asked => {
  const [kind = '', namespace = '', name = '', nic = ''] = text.split('/').map(decoded);
  if (text === 'outside' || text === 'cluster') return { kind: text };
  if (kind === 'ns') return { kind: 'namespace', namespace };
  if (kind === 'vm') return { kind: 'vm', namespace, name, nic };
  return { kind: 'address', address: decoded(text) };
};

/** What an end that is asked for is called within a sentence. */
export const nameOfAsked = (asked: Asked): Reason => {
  switch (asked.kind) {
    case 'outside':
      return nameOfMany(asked);
    case 'cluster':
      return nameOfMany({ kind: 'pods', namespace: undefined });
    case 'namespace':
      return nameOfMany({ kind: 'pods', namespace: asked.namespace });
    case 'vm':
      return asked.name === ''
        ? reason(msg('a VM'))
        : reason(msg('VM {{name}}'), { name: asked.name });
    case 'address':
      return asked.address === ''
        ? reason(msg('an IP address'))
        : reason('{{name}}', { name: asked.address });
  }
};

/** The namespace that has to be known to find an end; undefined where none has. */
export const namespaceOfAsked = (asked: Asked): string | undefined =>
  asked.kind === 'namespace' || asked.kind === 'vm' ? asked.namespace : undefined;

const endOfAddress = (ends: readonly InterfaceEnd[], ip: Ip): End => {
  // An address of a VM stands for its interface.
  const owner = ends.find(
    ({ pod: { addresses } }) =>
      'value' in addresses &&
      addresses.value.some(({ family, value }) => family === ip.family && value === ip.value),
  );
  return owner ? { kind: 'interface', end: owner } : { kind: 'address', ip };
};

const endOfVm = (
  world: World,
  { namespace, name, nic }: Extract<Asked, { kind: 'vm' }>,
): { end: End } | { missing: Reason } => {
  if (name === '') return { missing: reason(msg('Choose a VM.')) };
  const object =
    world.find('VirtualMachine', name, namespace) ??
    world.find('VirtualMachineInstance', name, namespace);
  if (!object)
    return {
      missing: world.isKnown('VirtualMachine', namespace)
        ? reason(msg('Namespace {{namespace}} has no VM {{name}}.'), { namespace, name })
        : reason(msg('VM {{name}} of namespace {{namespace}} is not known here.'), {
            namespace,
            name,
          }),
    };
  const ends = endsOf(viewOfObject(world, object));
  const end =
    nic === ''
      ? (ends.find(({ network }) => isOfPods(network)) ?? ends[0])
      : ends.find((each) => each.name === nic);
  return end
    ? { end: { kind: 'interface', end } }
    : { missing: reason(msg('VM {{name}} has no such interface.'), { name }) };
};

const endOfNamespace = (world: World, namespace: string): { end: End } | { missing: Reason } => {
  if (namespace === '') return { missing: reason(msg('Choose a namespace.')) };
  return world.isKnown('Namespace') && !world.find('Namespace', namespace)
    ? { missing: reason(msg('There is no namespace {{name}}.'), { name: namespace }) }
    : { end: { kind: 'pods', namespace } };
};

/**
 * The end that is asked for, or why it is not found.
 *
 * @param isBehindNode whether nodes may put their own addresses in the place of those outside
 */
export const endFor = (
  world: World,
  asked: Asked,
  isBehindNode = false,
): { end: End } | { missing: Reason } => {
  switch (asked.kind) {
    case 'outside':
      return { end: { kind: 'outside', isBehindNode } };
    case 'cluster':
      return { end: { kind: 'pods', namespace: undefined } };
    case 'namespace':
      return endOfNamespace(world, asked.namespace);
    case 'vm':
      return endOfVm(world, asked);
    case 'address': {
      const ip = parseIp(asked.address.trim());
      if (!ip) return { missing: reason(msg('Enter an IP address.')) };
      const ends = world.list('VirtualMachine').flatMap((vm) => endsOf(viewOfObject(world, vm)));
      return { end: endOfAddress(ends, ip) };
    }
  }
};
