import type { KubernetesResource } from '../../../domain/core/resource';
import type { Finding } from '../../../domain/findings/finding';
import type { NewVmWorld } from './useNewVmWorld';

/** What a section is given: the VM as it stands, and a way to change it. */
export interface SectionProps {
  vm: KubernetesResource;
  /** Makes another VM of the draft; what was typed into fields stays. */
  edit: (change: (vm: KubernetesResource) => KubernetesResource) => void;
  /** Has another object created with the VM, such as a Secret that it names, as long as it does. */
  bring: (object: KubernetesResource) => void;
  around: NewVmWorld;
  /** What rules say of this part of the VM. */
  findings: readonly Finding[];
}
