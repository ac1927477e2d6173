import { interfaceProperties, rareTextOf } from '../../../domain/vm/spec/interface-properties';
import type { InterfaceProperty, InterfaceSpec } from '../../../domain/vm/spec/interface-values';
import type { Both, InterfaceRow } from '../../../domain/vm/interfaces/interfaces';

export interface RareValue {
  property: InterfaceProperty;
  values: Both<string>;
  isChanged: boolean;
}

/** The rarer properties that an interface has, in the VM or in its running instance. */
export const rareOf = ({ spec, changed }: InterfaceRow): RareValue[] =>
  interfaceProperties.flatMap((property) => {
    const shown = (of: InterfaceSpec | undefined) => of && rareTextOf(property, of.values);
    const values = { configured: shown(spec.configured), running: shown(spec.running) };
    const isNothing = values.configured === undefined && values.running === undefined;
    return isNothing ? [] : [{ property, values, isChanged: changed.includes(property) }];
  });
