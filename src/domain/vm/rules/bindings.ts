import { recordAt, textAt } from '../../core/resource';
import * as codes from '../../findings/codes';
import { clusterSettingsOf } from '../spec/cluster-settings';
import { bindingKeys } from '../spec/interface-values';
import { interfacePreferenceOf } from '../spec/matchers';
import { shownName, type CheckedInterface, type CheckedVm } from './checked';

const REMOVED = ['slirp', 'macvtap', 'passt'] as const;

/** Lets a VM with a bridge on the pod network migrate all the same. */
const MIGRATE_ANNOTATION = 'kubevirt.io/allow-pod-bridge-network-live-migration';

/** Eviction strategies by which a VM need not migrate. */
const STAYS = ['None', 'LiveMigrateIfPossible', 'External'];

const mayMigrate = ({ object, kind, spec }: CheckedVm): boolean => {
  const metadata =
    kind === 'VirtualMachine'
      ? recordAt(object, 'spec', 'template', 'metadata')
      : recordAt(object, 'metadata');
  return (
    Object.hasOwn(recordAt(metadata, 'annotations'), MIGRATE_ANNOTATION) ||
    STAYS.includes(textAt(spec, 'evictionStrategy') ?? '')
  );
};

/** A preference can say that interfaces on the pod network get masquerade. */
const mayGetType = ({ world, object }: CheckedVm, { network }: CheckedInterface): boolean => {
  if (network?.source.kind !== 'pod') return false;
  const preference = interfacePreferenceOf(world, object);
  return preference === 'unknown' || (preference !== 'none' && preference.masquerade);
};

const checkCount = (vm: CheckedVm, item: CheckedInterface): void => {
  const { entry, at, bindings } = item;
  const name = shownName(item);
  const isNull = [...bindingKeys, 'binding'].some((key) => entry[key] === null);
  if (bindings.length === 0 && !isNull && !mayGetType(vm, item))
    vm.report(codes.interfaceWithoutType, at, { name });
  if (bindings.length > 1) {
    const types = bindings.map((binding) => binding.replace(/^plugin:.*/, 'binding')).join(', ');
    vm.report(codes.interfaceOfSeveralTypes, at, { name, types });
  }
};

const checkRemoved = (vm: CheckedVm, { entry, at }: CheckedInterface): void => {
  for (const type of REMOVED) {
    if (entry[type] !== undefined)
      vm.report(codes.typeOfInterfaceNoLongerExists, `${at}.${type}`, { type });
  }
};

const checkNetworkKind = (vm: CheckedVm, item: CheckedInterface): void => {
  const { at, bindings, network } = item;
  const kind = network?.source.kind;
  if (kind === undefined || kind === 'unknown') return;
  const name = shownName(item);
  if (kind !== 'pod') {
    if (bindings.includes('masquerade'))
      vm.report(codes.masqueradeOnAnotherNetwork, `${at}.masquerade`, { name });
    if (bindings.includes('passtBinding'))
      vm.report(codes.passtOnAnotherNetwork, `${at}.passtBinding`, { name });
    return;
  }
  if (!bindings.includes('bridge')) return;
  const isRefused = clusterSettingsOf(vm.world).permitsBridgeOnPodNetwork === false;
  if (isRefused) vm.report(codes.bridgeOnPodNetworkNotPermitted, `${at}.bridge`, { name });
  else if (!mayMigrate(vm)) vm.report(codes.bridgeOnPodNetwork, `${at}.bridge`, { name });
};

const checkPlugin = (vm: CheckedVm, { entry, at }: CheckedInterface): void => {
  const plugin = textAt(entry, 'binding', 'name');
  const known = clusterSettingsOf(vm.world).bindingPlugins;
  if (plugin === undefined || !known || known.has(plugin)) return;
  vm.report(codes.bindingPluginNotRegistered, `${at}.binding.name`, {
    plugin,
    suggestion: known.size > 0 ? [...known].join(', ') : '-',
  });
};

/**
 * Each interface is connected in one way, which goes with its network and which the cluster knows.
 *
 * Source: kubevirt pkg/network/admitter/binding.go, passt.go and discontinued.go;
 * pkg/network/multus/annotation.go.
 */
export const checkBindings = (vm: CheckedVm): void => {
  for (const item of vm.interfaces) {
    checkCount(vm, item);
    checkRemoved(vm, item);
    checkNetworkKind(vm, item);
    checkPlugin(vm, item);
  }
};
