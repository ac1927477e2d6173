import type { TFunction } from 'i18next';
import { entriesAt, printed, textAt, valueAt } from '../../../domain/core/resource';
import type { KubernetesResource } from '../../../domain/core/resource';
import { isReady } from '../../../domain/vm/spec/boot';
import { namespaceOf, vmTemplateOf } from '../../../domain/vm/spec/network-refs';
import type { World } from '../../../domain/world/world';
import type { ComboOption } from '../../../ui/combobox/options';

const nameOf = (object: KubernetesResource): string => object.metadata?.name ?? '';

const byName = (a: ComboOption, b: ComboOption): number => (a.value < b.value ? -1 : 1);

/** Those of the namespace of the VM first, then the others by namespace. */
const places = (
  objects: readonly KubernetesResource[],
  own: string,
  t: TFunction,
  more: (object: KubernetesResource) => Pick<ComboOption, 'description' | 'isDisabled'>,
): ComboOption[] =>
  [...new Set([own, ...objects.map(namespaceOf).sort()])].flatMap((namespace) =>
    objects
      .filter((object) => namespaceOf(object) === namespace)
      .map((object) => ({
        value: namespace === own ? nameOf(object) : `${namespace}/${nameOf(object)}`,
        group: t('Namespace {{namespace}}', { namespace }),
        ...more(object),
      }))
      .sort(byName),
  );

const dataSourcesOf = (world: World, own: string, t: TFunction): ComboOption[] =>
  places(world.list('DataSource'), own, t, (source) => {
    const why = entriesAt(source, 'status', 'conditions').find(
      ({ entry }) => entry.type === 'Ready',
    );
    const said = textAt(why?.entry, 'message') ?? textAt(why?.entry, 'reason') ?? '';
    return isReady(source) === false
      ? { isDisabled: true, description: t('Not ready: {{reason}}', { reason: said }) }
      : {};
  });

/** VMs by the claims that they work on. */
const usersOf = (world: World, namespace: string): Map<string, string> =>
  new Map(
    world.list('VirtualMachine', namespace).flatMap((vm) =>
      entriesAt(vmTemplateOf(vm), 'volumes').flatMap(({ entry }): [string, string][] => {
        const name =
          textAt(entry, 'persistentVolumeClaim', 'claimName') ??
          textAt(entry, 'dataVolume', 'name');
        return name === undefined ? [] : [[name, nameOf(vm)]];
      }),
    ),
  );

const claimSize = (claim: KubernetesResource): string =>
  textAt(claim, 'status', 'capacity', 'storage') ??
  textAt(claim, 'spec', 'resources', 'requests', 'storage') ??
  '';

const claimsOf = (world: World, own: string, t: TFunction): ComboOption[] => {
  const users = usersOf(world, own);
  return world
    .list('PersistentVolumeClaim', own)
    .map((claim) => {
      const user = users.get(nameOf(claim));
      return {
        value: nameOf(claim),
        description:
          user === undefined
            ? claimSize(claim)
            : t('{{size}}, in use by VM {{name}}', { size: claimSize(claim), name: user }),
      };
    })
    .sort(byName);
};

type TypeKind = 'VirtualMachineClusterInstancetype' | 'VirtualMachineInstancetype';
type PreferenceKind = 'VirtualMachineClusterPreference' | 'VirtualMachinePreference';

const matchersOf = (
  world: World,
  cluster: TypeKind | PreferenceKind,
  ofNamespace: TypeKind | PreferenceKind,
  own: string,
  t: TFunction,
  described: (object: KubernetesResource) => string,
): ComboOption[] => [
  ...world
    .list(cluster)
    .map((object) => ({
      value: nameOf(object),
      group: t('Of the whole cluster'),
      description: described(object),
    }))
    .sort(byName),
  ...world
    .list(ofNamespace, own)
    .map((object) => ({
      // As virtctl names them.
      value: `${ofNamespace}/${nameOf(object)}`,
      label: `${ofNamespace}/${nameOf(object)}`,
      group: t('Namespace {{namespace}}', { namespace: own }),
      description: described(object),
    }))
    .sort(byName),
];

/** What the fields of a new VM have to choose from, by the name in their `offers`. */
export const vmOffers = (
  world: World,
  own: string,
  t: TFunction,
): Readonly<Record<string, readonly ComboOption[]>> => ({
  dataSources: dataSourcesOf(world, own, t),
  claims: claimsOf(world, own, t),
  cloned: places(world.list('PersistentVolumeClaim'), own, t, (claim) => ({
    description: claimSize(claim),
  })),
  instancetypes: matchersOf(
    world,
    'VirtualMachineClusterInstancetype',
    'VirtualMachineInstancetype',
    own,
    t,
    (type) =>
      t('{{cpus}} CPUs, {{memory}} memory', {
        cpus: printed(valueAt(type, 'spec', 'cpu', 'guest')),
        memory: printed(valueAt(type, 'spec', 'memory', 'guest')),
      }),
  ),
  preferences: matchersOf(
    world,
    'VirtualMachineClusterPreference',
    'VirtualMachinePreference',
    own,
    t,
    (preference) => {
      const model = textAt(preference, 'spec', 'devices', 'preferredInterfaceModel');
      return model === undefined ? '' : t('Interfaces of model {{model}}', { model });
    },
  ),
});
