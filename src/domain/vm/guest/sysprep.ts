import { entriesAt, textAt, type KubernetesResource } from '../../core/resource';
import { vmTemplateOf } from '../spec/network-refs';

/** The volume with which Windows is set up. */
export interface Sysprep {
  volume: string;
  kind: 'Secret' | 'ConfigMap';
  name: string;
}

/** What a VM gives to Windows' set-up, if anything. */
export const sysprepOf = (vm: KubernetesResource): Sysprep | undefined => {
  for (const { entry } of entriesAt(vmTemplateOf(vm), 'volumes')) {
    const secret = textAt(entry, 'sysprep', 'secret', 'name');
    const name = secret ?? textAt(entry, 'sysprep', 'configMap', 'name');
    if (name === undefined) continue;
    const kind = secret === undefined ? 'ConfigMap' : 'Secret';
    return { volume: textAt(entry, 'name') ?? '', kind, name };
  }
  return undefined;
};
