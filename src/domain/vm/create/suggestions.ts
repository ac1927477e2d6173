import { listAt, recordAt, textAt, type KubernetesResource } from '../../core/resource';
import type { World } from '../../world/world';
import { bootDiskOf, dataSourcesOf } from '../spec/boot';
import { matcherKinds, type MatcherKey } from '../spec/matchers';
import { namespaceOf, vmTemplateOf } from '../spec/network-refs';

/** What suits a VM, as its boot source says; as the form writes it, '' for nothing. */
export interface Suggested {
  instancetype: string;
  preference: string;
}

const LABEL = 'instancetype.kubevirt.io/default-';

const labelled = (object: KubernetesResource, key: MatcherKey): string => {
  const labels = recordAt(object, 'metadata', 'labels');
  const name = textAt(labels, `${LABEL}${key}`) ?? '';
  const kind = textAt(labels, `${LABEL}${key}-kind`);
  return kind?.toLowerCase() === matcherKinds[key].own.toLowerCase() && name !== ''
    ? `${matcherKinds[key].own}/${name}`
    : name;
};

/** The DataSource or the claim that the VM boots from, as far as it is known. */
const sourceOf = (world: World, vm: KubernetesResource): KubernetesResource | undefined => {
  const { kind, volumeIndex, templateIndex } = bootDiskOf(vm);
  const own = namespaceOf(vm);
  if (kind === 'dataSource') {
    const path = `spec.dataVolumeTemplates[${templateIndex ?? 0}].`;
    const source = dataSourcesOf(vm, own).find((each) => each.path.startsWith(path));
    return source && world.find('DataSource', source.name, source.namespace);
  }
  if (kind === 'claim') {
    const volume = listAt(vmTemplateOf(vm), 'volumes')[volumeIndex ?? 0];
    const name = textAt(volume, 'persistentVolumeClaim', 'claimName') ?? '';
    return world.find('PersistentVolumeClaim', name, own);
  }
  return undefined;
};

/**
 * The instance type and the preference that labels of a VM's boot source name; undefined where they
 * name none.
 *
 * Source: kubevirt staging/src/kubevirt.io/api/instancetype/register.go.
 */
export const suggestedFor = (world: World, vm: KubernetesResource): Suggested | undefined => {
  const source = sourceOf(world, vm);
  if (!source) return undefined;
  const suggested = {
    instancetype: labelled(source, 'instancetype'),
    preference: labelled(source, 'preference'),
  };
  return suggested.instancetype === '' && suggested.preference === '' ? undefined : suggested;
};
