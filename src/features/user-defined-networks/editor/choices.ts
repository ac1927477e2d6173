import { msg } from '../../../domain/core/msg';
import type { NetworkType } from '../../../domain/nad/network-type';
import {
  cudnLayer2Form,
  cudnLocalnetForm,
  udnLayer2Form,
  type AnyUdnForm,
} from '../../../domain/udn/forms';

/** One way to make a user-defined network. */
export interface Choice {
  id: 'udn-layer2' | 'cudn-localnet' | 'cudn-layer2';
  form: AnyUdnForm;
  title: string;
  /** When to choose it, in one sentence. */
  hint: string;
  isRecommended?: boolean;
  /** What names of such networks are made of. */
  namedLike: NetworkType;
}

/** In the order in which they are offered. */
export const choices: readonly [Choice, ...Choice[]] = [
  {
    id: 'udn-layer2',
    form: udnLayer2Form,
    title: msg('Layer 2 in one namespace'),
    hint: msg(
      'VMs of one namespace reach only each other, on all nodes, without any preparation of the physical network.',
    ),
    namedLike: 'ovn-layer2',
  },
  {
    id: 'cudn-localnet',
    form: cudnLocalnetForm,
    title: msg('Localnet for chosen namespaces'),
    hint: msg(
      'VMs of the namespaces that you choose join a VLAN of your data center through a bridge mapping on the nodes.',
    ),
    isRecommended: true,
    namedLike: 'ovn-localnet',
  },
  {
    id: 'cudn-layer2',
    form: cudnLayer2Form,
    title: msg('Layer 2 for chosen namespaces'),
    hint: msg(
      'VMs of several namespaces reach each other on one segment that has no way out of the cluster.',
    ),
    namedLike: 'ovn-layer2',
  },
];

export const choiceOf = (form: AnyUdnForm | undefined): Choice | undefined =>
  choices.find((choice) => choice.form === form);
