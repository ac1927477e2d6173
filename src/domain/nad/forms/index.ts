import type { NetworkType } from '../network-type';
import type { NetworkAttachmentDefinition } from '../types';
import type { CommonValues, FormValue, NadForm, NadFormRead } from './form';
import { linuxBridgeForm } from './linux-bridge';
import { macvlanForm } from './macvlan';
import { ovnLayer2Form } from './ovn-layer2';
import { ovnLocalnetForm } from './ovn-localnet';

/** Values of a form whose type is not known before it runs. */
export type AnyValues = CommonValues & Record<string, FormValue>;

/** A form whose fields are known at run time only: one component can serve all types. */
export interface AnyNadForm extends Pick<NadForm<AnyValues>, 'type' | 'create'> {
  read(nad: NetworkAttachmentDefinition): NadFormRead<AnyValues>;
  apply(nad: NetworkAttachmentDefinition, values: AnyValues): NetworkAttachmentDefinition;
  fieldOf(path: string): string | undefined;
}

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
