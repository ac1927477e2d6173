import type { FindingCode } from '../../../findings/catalog';
import * as codes from '../../../findings/codes';
import { restartRequired } from '../../spec/instance';
import type { Need } from '../interface-state';
import { propertySpecs } from '../../spec/interface-properties';
import type { InterfaceProperty, InterfaceValues } from '../../spec/interface-values';
import type { InterfaceRow } from '../../interfaces/interfaces';
import { findingOn, interfacePath, networkPath, type VmView } from '../../interfaces/view';
import { contextOf, stateOf } from '../interface-state';
import { lastFailure } from './migrations';
import type { StepFinding } from './step';

/** The key of the VM by which users know a property. */
const keyOf = (property: InterfaceProperty): string => {
  const [, path] = propertySpecs[property].place;
  return path.slice(path.lastIndexOf('.') + 1);
};

const NOTHING = '-';

const shown = (values: InterfaceValues, property: InterfaceProperty): string => {
  if (property === 'network') {
    const { network } = values;
    return network.kind === 'multus' ? `${network.namespace}/${network.name}` : network.kind;
  }
  const value = values[property];
  if (value === undefined || value === '') return NOTHING;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const pathOf = (view: VmView, row: InterfaceRow, property: InterfaceProperty): string => {
  const [entry, path] = propertySpecs[property].place;
  if (entry === 'network') return networkPath(view, row, path);
  // The key of the interface is that of its type.
  return interfacePath(view, row, property === 'binding' ? '' : path);
};

/** Which properties of an interface wait for the restart that KubeVirt asks for. */
const checkRestart = (view: VmView, row: InterfaceRow): StepFinding[] => {
  const { configured, running } = row.spec;
  if (!restartRequired(view.vm)) return [];
  const { phase, pending } = stateOf(view, row);
  if (phase === 'removed') {
    const path = interfacePath(view, row);
    return [
      {
        step: 'domain',
        finding: findingOn(view, codes.removedInterfaceStillRuns, path, { name: row.name }),
      },
    ];
  }
  if (!configured || !running) return [];
  return pending
    .filter(({ effect }) => effect.kind === 'restart')
    .map(({ property }) => {
      const params = {
        name: row.name,
        property: keyOf(property),
        configured: shown(configured.values, property),
        running: shown(running.values, property),
      };
      const path = pathOf(view, row, property);
      return {
        step: 'domain',
        finding: findingOn(view, codes.changeWaitsForRestart, path, params),
      };
    });
};

const migrationFinding = (
  view: VmView,
  { status, why }: Need & { kind: 'migration' },
): { code: FindingCode; reason: string } | undefined => {
  if (status === 'running') return undefined;
  if (status === 'blocked') {
    const obstacle = why?.params.obstacle;
    return {
      code: codes.changeWaitsAndVmCannotMigrate,
      reason: obstacle === undefined ? '' : String(obstacle),
    };
  }
  const failure = lastFailure(view.world, view.vmi);
  if (failure !== undefined) return { code: codes.migrationForChangeFailed, reason: failure };
  return status === 'manual' ? { code: codes.changeWaitsForMigration, reason: '' } : undefined;
};

/**
 * Changes that wait for a migration which does not come, for a restart, or for the next start. One
 * that the cluster brings in by itself has no finding.
 */
export const checkPending = (view: VmView, row: InterfaceRow): StepFinding[] => {
  if (view.phase !== 'running') return [];
  const { phase, need } = stateOf(view, row);
  const path = interfacePath(view, row);
  const params = { name: row.name };
  if (phase === 'markedAbsent' && contextOf(view).hasOrdinalNames) {
    return [
      {
        step: 'domain',
        finding: findingOn(view, codes.interfaceCannotBeUnpluggedFromVm, path, params),
      },
    ];
  }
  const restart = checkRestart(view, row);
  // Of an unplugged interface the guest has nothing any more; its pod may keep it.
  if (phase === 'detached' || phase === 'markedAbsent') return restart;
  if (need?.kind === 'migration') {
    const found = migrationFinding(view, need);
    if (!found) return restart;
    const finding = findingOn(view, found.code, path, { ...params, reason: found.reason });
    return [...restart, { step: 'pod', finding }];
  }
  if (need && phase === 'requested' && !row.spec.running) {
    return [
      ...restart,
      { step: 'pod', finding: findingOn(view, codes.interfaceWaitsForNextStart, path, params) },
    ];
  }
  return restart;
};
