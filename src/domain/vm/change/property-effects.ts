import { msg } from '../../core/msg';
import {
  atNextStart,
  byMigration,
  effect,
  notMigratable,
  refused,
  type Effect,
  type EffectContext,
} from './effects';
import type { InterfaceProperty, InterfaceValues } from '../spec/interface-values';
import { reason, type Reason } from '../../core/reasons';

interface Change {
  before: InterfaceValues;
  after: InterfaceValues;
}

const isOnDefaultNetwork = ({ network, isDefault }: InterfaceValues): boolean =>
  network.kind === 'pod' || isDefault;

/** Whether KubeVirt plugs an interface of this kind into a running VM, or unplugs it. */
export const isHotPluggable = ({ network, binding, isDefault }: InterfaceValues): boolean =>
  network.kind === 'multus' && !isDefault && (binding === 'bridge' || binding === 'sriov');

/** Whether an interface can be taken out of a running VM by `state: absent`. */
export const isUnpluggable = (values: InterfaceValues): boolean =>
  values.binding === 'bridge' && !isOnDefaultNetwork(values);

/** Whether only the network of a NetworkAttachmentDefinition is another. */
const isNetworkSwap = ({ before, after }: Change): boolean =>
  before.network.kind === 'multus' && after.network.kind === 'multus';

/** Whether link up and down reach a running VM with this binding. */
const takesLinkState = ({ binding }: InterfaceValues): boolean =>
  binding === 'bridge' || binding === 'masquerade' || binding.startsWith('plugin:');

const restart = effect(
  'restart',
  reason(msg('A running VM cannot take this change: it applies after a restart.')),
);

const atNextStartOnly = effect(
  'nextStart',
  reason(msg('The link of this type of interface changes when the VM starts the next time.')),
);

/**
 * Why the cluster would not take the state of an interface; undefined where it would.
 *
 * Source: kubevirt pkg/network/admitter/admit.go.
 */
const stateRefusal = (values: InterfaceValues): Reason | undefined => {
  const { state, binding } = values;
  if (state === 'absent') {
    if (isUnpluggable(values)) return undefined;
    return isOnDefaultNetwork(values)
      ? reason(msg('The interface on the default network cannot be unplugged.'))
      : reason(msg('Only interfaces of type bridge can be unplugged.'));
  }
  return binding === 'sriov' && state !== undefined
    ? reason(msg('The link of an SR-IOV interface cannot be set.'))
    : undefined;
};

/** Taken out of the guest at once; not where the pod's interfaces have numbers for names. */
const unplug = ({ hasOrdinalNames }: EffectContext): Effect =>
  hasOrdinalNames
    ? effect(
        'restart',
        reason(
          msg(
            'The VM was started by a version of KubeVirt that cannot unplug interfaces: it goes with the next restart.',
          ),
        ),
      )
    : effect(
        'live',
        reason(
          msg('The guest loses the interface at once; its pod has it until the next migration.'),
        ),
      );

const linkState = ({ before, after }: Change, context: EffectContext): Effect => {
  if (after.state === 'absent') return unplug(context);
  if (before.state === 'absent') {
    return effect(
      'restart',
      reason(msg('An interface that is being unplugged comes back with a restart.')),
    );
  }
  return takesLinkState(after) ? effect('live') : atNextStartOnly;
};

const network = (change: Change, context: EffectContext): Effect => {
  if (!isNetworkSwap(change)) return restart;
  return context.isMigratable === false
    ? effect('restart', notMigratable(context), ...restart.reasons)
    : byMigration(
        context,
        reason(msg('A live migration connects the interface to the other network.')),
      );
};

type Rule = (change: Change, context: EffectContext) => Effect;

const atRestart: Rule = () => restart;

/** What brings a change of each property into a running VM. */
const rules: Record<InterfaceProperty, Rule> = {
  network,
  binding: atRestart,
  model: atRestart,
  mac: atRestart,
  state: linkState,
  bootOrder: atRestart,
  ports: atRestart,
  pciAddress: atRestart,
  dhcpOptions: atRestart,
  acpiIndex: atRestart,
  tag: atRestart,
  isDefault: atRestart,
  vmNetworkCIDR: atRestart,
  vmIPv6NetworkCIDR: atRestart,
};

/**
 * What brings a change of one property of an interface into the running VM: link state at once,
 * another NetworkAttachmentDefinition by live migration, everything else by a restart.
 *
 * Source: kubevirt pkg/network/vmliveupdate/restart.go; pkg/network/controllers/vm.go;
 * pkg/network/admitter/admit.go.
 */
export const effectOfProperty = (
  property: InterfaceProperty,
  change: Change,
  context: EffectContext,
): Effect => {
  const refusal = property === 'state' ? stateRefusal(change.after) : undefined;
  if (refusal) return refused(refusal);
  return context.isRunning ? rules[property](change, context) : atNextStart;
};
