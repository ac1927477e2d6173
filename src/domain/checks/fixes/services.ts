import { isRecord, type KubernetesResource } from '../../core/resource';
import { sameJson } from '../../core/same-json';
import { updateAt } from '../../core/update-at';
import * as codes from '../../findings/codes';
import type { FindingCode } from '../../findings/catalog';
import type { Finding } from '../../findings/finding';
import { serviceOf } from '../../services/service';
import { sceneOf } from '../../services/scene';
import { servedInterface } from '../../services/served';
import { portTroublesOf } from '../../services/troubles';
import { withWantedPort } from '../../services/wanted-ports';
import { viewOf } from '../../vm/interfaces/view';
import type { World } from '../../world/world';

/** Findings of Services that go when the VM lists a port, or the name of one. */
const portCodes: readonly FindingCode[] = [codes.targetPortNotOpen, codes.targetPortNameUnknown];

export const hasPortFix = (code: FindingCode): boolean => portCodes.includes(code);

/** A VM as it is configured: what runs has the change after a restart. */
const configured = (world: World, vm: KubernetesResource) => viewOf(world, vm, undefined);

/** What is said of the ports of a Service in a VM, as the VM is configured. */
export const checkPortsOfServices = (
  world: World,
  service: KubernetesResource,
  vm: KubernetesResource,
): Finding[] =>
  portTroublesOf(sceneOf(world, serviceOf(service)), configured(world, vm)).map(
    ({ finding }) => finding,
  );

/**
 * The VM with the port, or its name, in the list of the interface that the Service leads to. Undefined where
 * the interface lists none, as the first in the list would close all others.
 */
export const fixPortsOfServices = (
  world: World,
  service: KubernetesResource,
  finding: Finding,
  vm: KubernetesResource,
): KubernetesResource | undefined => {
  const served = servedInterface(configured(world, vm));
  const view = serviceOf(service);
  const port = view.ports.find(({ index }) => finding.path === `spec.ports[${index}].targetPort`);
  if (served === undefined || served === 'unknown' || !port) return undefined;
  const path = ['spec', 'template', 'spec', 'domain', 'devices', 'interfaces', served.index];
  const fixed = updateAt(
    vm,
    path,
    (entry) => withWantedPort(entry, { service: view.name, port }) ?? entry,
  );
  return isRecord(fixed) && !sameJson(fixed, vm) ? fixed : undefined;
};
