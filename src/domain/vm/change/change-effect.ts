import { msg } from '../../core/msg';
import type { KubernetesResource } from '../../core/resource';
import { UNKNOWN_SETTINGS, type ClusterSettings } from '../spec/cluster-settings';
import {
  atNextStart,
  byMigration,
  effect,
  notMigratable,
  strongest,
  type Effect,
  type EffectContext,
} from './effects';
import { conditionOf, instancePhase, isMigratable } from '../spec/instance';
import type { ChangeContext } from './interface-change';
import { interfaceStatusesOf } from '../interfaces/interface-status';
import { differs, interfaceProperties } from '../spec/interface-properties';
import {
  interfaceSpecsOf,
  type InterfaceSpec,
  type InterfaceValues,
} from '../spec/interface-values';
import { namespaceOf, vmTemplateOf } from '../spec/network-refs';
import { freeSlotsOf } from './pci-slots';
import { hasOrdinalNames, podNetworksOf } from '../interfaces/pod-networks';
import { effectOfProperty, isHotPluggable, isUnpluggable } from './property-effects';
import { reason } from '../../core/reasons';

/** What the effect of a change is worked out from. */
export interface EffectSources {
  vm: KubernetesResource;
  vmi?: KubernetesResource | undefined;
  pod?: KubernetesResource | undefined;
  settings?: ClusterSettings;
}

/** What effects depend on, from a VM's instance, its pod and the cluster's settings. */
export const effectContextOf = ({
  vmi,
  pod,
  settings = UNKNOWN_SETTINGS,
}: Omit<EffectSources, 'vm'>): EffectContext => {
  const obstacle = conditionOf(vmi, 'LiveMigratable');
  return {
    isRunning: instancePhase(vmi) !== 'stopped',
    isMigratable: isMigratable(vmi),
    migrationObstacle:
      obstacle?.status === 'False' ? (obstacle.message ?? obstacle.reason) : undefined,
    settings,
    hasOrdinalNames: hasOrdinalNames(interfaceStatusesOf(vmi), podNetworksOf(pod)),
    // Seldom asked for.
    get freeSlots() {
      return freeSlotsOf(vmi)?.free;
    },
  };
};

/** What a change of a VM depends on, from the same. */
export const changeContextOf = (sources: EffectSources): ChangeContext => {
  const { isRunning, hasOrdinalNames: isOld, settings } = effectContextOf(sources);
  const running = interfaceSpecsOf(sources.vmi?.spec, namespaceOf(sources.vm));
  // What KubeVirt chose for the running VM stays.
  const implicit = running.find(({ values }) => values.network.kind === 'pod')?.values.binding;
  return {
    isRunning,
    hasOrdinalNames: isOld,
    settings: { ...settings, defaultBinding: implicit ?? settings.defaultBinding },
    running: new Set(running.map(({ name }) => name)),
  };
};

/**
 * What happens to an interface that is added: bridge and SR-IOV interfaces are plugged into a
 * running VM by a live migration, as long as they are virtio and a PCI slot is free.
 *
 * Source: kubevirt pkg/network/controllers/vm.go; pkg/network/vmliveupdate/restart.go;
 * pkg/virt-launcher/virtwrap/network/nichotplug.go.
 */
export const effectOfAdding = (values: InterfaceValues, context: EffectContext): Effect => {
  if (!context.isRunning) return atNextStart;
  if (values.network.kind === 'pod' || values.isDefault) {
    return effect(
      'restart',
      reason(msg('A running VM cannot be connected to another default network: restart it.')),
    );
  }
  if (!isHotPluggable(values)) {
    return effect(
      'nextStart',
      reason(
        msg(
          'Only interfaces of type bridge or SR-IOV are plugged into a running VM. This one waits for the next start, and KubeVirt does not remind of it.',
        ),
      ),
    );
  }
  if (values.binding === 'bridge' && values.model !== undefined && values.model !== 'virtio') {
    return effect(
      'nextStart',
      reason(
        msg(
          'Only virtio interfaces are plugged into a running VM; model {{model}} waits for the next start.',
        ),
        { model: values.model },
      ),
    );
  }
  if (context.isMigratable === false) {
    return effect(
      'nextStart',
      notMigratable(context),
      reason(msg('Without a migration the interface waits for the next start.')),
    );
  }
  if (context.freeSlots === 0) {
    return effect(
      'nextStart',
      reason(
        msg(
          'The VM has probably no free PCI slot for another interface: it then waits for the next start.',
        ),
      ),
    );
  }
  return byMigration(context, reason(msg('The interface is plugged in by a live migration.')));
};

const effectOfRemoving = (
  { values }: InterfaceSpec,
  isPlugged: boolean,
  context: EffectContext,
): Effect => {
  if (!context.isRunning) return atNextStart;
  if (!isPlugged) {
    return effect('none', reason(msg('The running VM does not have the interface yet.')));
  }
  if (values.binding === 'sriov') {
    return effect(
      'restart',
      reason(msg('SR-IOV interfaces cannot be unplugged: it goes with the next restart.')),
    );
  }
  if (!isUnpluggable(values)) {
    return effect(
      'restart',
      reason(
        msg(
          'Only interfaces of type bridge on secondary networks can be unplugged: this one goes with the next restart.',
        ),
      ),
    );
  }
  return effect(
    'restart',
    context.hasOrdinalNames
      ? reason(
          msg(
            'The VM was started by a version of KubeVirt that cannot unplug interfaces: it goes with the next restart.',
          ),
        )
      : reason(
          msg(
            'Without "state: absent" the interface is not unplugged: it goes with the next restart.',
          ),
        ),
  );
};

const byName = (specs: readonly InterfaceSpec[]): Map<string, InterfaceSpec> =>
  new Map(specs.map((spec) => [spec.name, spec]));

const isDifferent = (a: InterfaceValues, b: InterfaceValues): boolean =>
  interfaceProperties.some((property) => differs(property, a, b));

const effectOfChanging = (
  before: InterfaceValues,
  after: InterfaceValues,
  running: InterfaceValues | undefined,
  context: EffectContext,
): Effect => {
  if (context.isRunning && !running) return effectOfAdding(after, context);
  const base = running ?? before;
  const changed = interfaceProperties.filter((property) => differs(property, after, base));
  if (changed.length === 0 && isDifferent(after, before)) {
    return effect('none', reason(msg('The running VM has it already.')));
  }
  return strongest(
    changed.map((property) => effectOfProperty(property, { before: base, after }, context)),
  );
};

/**
 * What happens to the running VM when one VM object takes the place of another, interface by
 * interface. Those that do not change are left out.
 */
export const effectsBetween = (
  before: KubernetesResource,
  after: KubernetesResource,
  sources: Omit<EffectSources, 'vm'>,
): ReadonlyMap<string, Effect> => {
  const context = effectContextOf(sources);
  const namespace = namespaceOf(before);
  const running = byName(interfaceSpecsOf(sources.vmi?.spec, namespace));
  const old = byName(interfaceSpecsOf(vmTemplateOf(before), namespace));
  const effects = new Map<string, Effect>();
  const fresh = interfaceSpecsOf(vmTemplateOf(after), namespace);
  for (const { name, values } of fresh) {
    const known = old.get(name)?.values;
    const plugged = running.get(name)?.values;
    if (known === undefined) {
      if (!plugged) effects.set(name, effectOfAdding(values, context));
      else if (isDifferent(values, plugged)) {
        effects.set(name, effectOfChanging(plugged, values, plugged, context));
      }
    } else if (isDifferent(values, known)) {
      effects.set(name, effectOfChanging(known, values, plugged, context));
    }
  }
  const kept = byName(fresh);
  for (const spec of old.values()) {
    if (kept.has(spec.name)) continue;
    effects.set(spec.name, effectOfRemoving(spec, running.has(spec.name), context));
  }
  return effects;
};
