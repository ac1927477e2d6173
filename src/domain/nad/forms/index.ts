import type { AnyForm } from '../../forms/form';
import type { NetworkType } from '../network-type';
import type { NetworkAttachmentDefinition } from '../types';
import { linuxBridgeForm } from './linux-bridge';
import { macvlanForm } from './macvlan';
import { ovnLayer2Form } from './ovn-layer2';
import { ovnLocalnetForm } from './ovn-localnet';

/** A form whose fields are known at run time only: one component can serve all types. */
export type AnyNadForm = AnyForm<NetworkAttachmentDefinition> & { type: NetworkType };

/** All forms by the type of network that they show. */
export const nadForms = {
  'linux-bridge': linuxBridgeForm,
  'ovn-localnet': ovnLocalnetForm,
  'ovn-layer2': ovnLayer2Form,
  macvlan: macvlanForm,
} as const;

const byType: Partial<Record<NetworkType, AnyNadForm>> = nadForms;

/** The form for a type of network; undefined for those that are edited as text only. */
export const nadFormFor = (type: NetworkType): AnyNadForm | undefined => byType[type];
