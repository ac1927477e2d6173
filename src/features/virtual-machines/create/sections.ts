import type { ComponentType } from 'react';
import { msg } from '../../../domain/core/msg';
import type { VmSection } from '../../../domain/vm/create/vm-form';
import { GuestSection } from './GuestSection';
import { InterfacesSection } from './InterfacesSection';
import { KeysSection } from './KeysSection';
import type { SectionProps } from './section';

interface SectionSpec {
  id: VmSection;
  /** A key to be translated. */
  title: string;
  Section: ComponentType<SectionProps>;
}

/**
 * The parts of a new VM that are no fields, in their order on the page. Each edits the draft by a
 * function and is told what rules say of its part; see `sections` of `domain/vm/create/vm-form.ts`.
 */
export const sections: readonly SectionSpec[] = [
  { id: 'interfaces', title: msg('Network interfaces'), Section: InterfacesSection },
  { id: 'guest', title: msg('Guest network'), Section: GuestSection },
  { id: 'keys', title: msg('SSH keys'), Section: KeysSection },
];
