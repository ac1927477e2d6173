import * as codes from '../../findings/codes';
import {
  isPortName,
  ISTIO_PORTS,
  MIGRATION_PORTS,
  PORT_PROTOCOLS,
  portProblem,
} from '../../net/ports';
import { entriesAt, listAt, numberAt, recordAt, textAt } from '../../core/resource';
import { hasImplicitInterface } from '../spec/interface-values';
import { shownName, type CheckedInterface, type CheckedVm } from './checked';

const SIDECAR = 'sidecar.istio.io/inject';

const templateMetadata = ({ object, kind }: CheckedVm): Record<string, unknown> =>
  kind === 'VirtualMachine'
    ? recordAt(object, 'spec', 'template', 'metadata')
    : recordAt(object, 'metadata');

/** Whether the VM's pod gets a sidecar of the service mesh. */
const hasSidecar = (vm: CheckedVm): boolean =>
  recordAt(templateMetadata(vm), 'annotations')[SIDECAR] === 'true';

const isOnPodNetwork = ({ network }: CheckedInterface): boolean => network?.source.kind === 'pod';

const checkPort = (
  vm: CheckedVm,
  item: CheckedInterface,
  port: Record<string, unknown>,
  at: string,
  names: Set<string>,
): void => {
  const { report } = vm;
  const value = port.port;
  const problem = portProblem(value);
  // A value of another kind has a finding of its own.
  const isNumber = value === undefined || value === null || Number.isInteger(value);
  if (problem === 'missing') report(codes.portWithoutNumber, `${at}.port`);
  else if (problem === 'range' && isNumber)
    report(codes.portOutOfRange, `${at}.port`, { value: Number(value) });
  const protocol = textAt(port, 'protocol');
  if (protocol !== undefined && !PORT_PROTOCOLS.includes(protocol)) {
    const suggestion = PORT_PROTOCOLS.join(', ');
    report(codes.unknownProtocol, `${at}.protocol`, { value: protocol, suggestion });
  }
  const name = textAt(port, 'name');
  if (name !== undefined) {
    if (!isPortName(name)) report(codes.nameOfPortNotPossible, `${at}.name`, { value: name });
    else if (names.has(name)) report(codes.nameOfPortStandsTwice, `${at}.name`, { value: name });
    names.add(name);
  }
  if (!problem && typeof value === 'number' && isOnPodNetwork(item)) {
    checkReserved(vm, item, value, `${at}.port`);
  }
};

/** Only VMs that do not migrate over Unix sockets lose these; a running one says what it does. */
const migratesOverPorts = ({ vmi }: CheckedVm): boolean =>
  textAt(vmi, 'status', 'migrationTransport') !== 'Unix';

const checkReserved = (
  vm: CheckedVm,
  { bindings }: CheckedInterface,
  value: number,
  path: string,
): void => {
  if (MIGRATION_PORTS.includes(value) && bindings.includes('masquerade') && migratesOverPorts(vm)) {
    vm.report(codes.portReservedForLiveMigration, path, { value });
  }
  if (ISTIO_PORTS.includes(value) && hasSidecar(vm))
    vm.report(codes.portBelongsToServiceMesh, path, { value });
};

const MAX_RANGES = 10;

interface PortRange {
  start: number;
  end: number;
  protocol: string;
}

const shown = ({ start, end, protocol }: PortRange): string => `${start}-${end}/${protocol}`;

/** Source: kubevirt pkg/network/admitter/netiface.go. */
const checkRanges = ({ report }: CheckedVm, { entry, at, bindings }: CheckedInterface): void => {
  const path = `${at}.portRanges`;
  const ranges = entriesAt(entry, 'portRanges');
  if (ranges.length === 0) return;
  const isElsewhere = bindings.length > 0 && !bindings.includes('masquerade');
  if (isElsewhere || listAt(entry, 'ports').length > 0)
    report(codes.rangesOfPortsNotPossibleHere, path);
  if (ranges.length > MAX_RANGES) {
    report(codes.tooManyRangesOfPorts, path, { count: ranges.length, max: MAX_RANGES });
  }
  const sound: PortRange[] = [];
  for (const { index, entry: range } of ranges) {
    const start = numberAt(range, 'start') ?? 0;
    const end = numberAt(range, 'end') ?? 0;
    const found = { start, end, protocol: textAt(range, 'protocol') ?? 'TCP' };
    const place = `${path}[${index}]`;
    if (portProblem(start) ?? portProblem(end) ?? (start > end ? 'order' : undefined)) {
      report(codes.rangeOfPortsNotPossible, place, { value: shown(found) });
      continue;
    }
    const other = sound.find(
      (each) => each.protocol === found.protocol && each.start <= end && start <= each.end,
    );
    if (other)
      report(codes.rangesOfPortsOverlap, place, { value: shown(found), other: shown(other) });
    sound.push(found);
  }
};

/**
 * Ports of all interfaces: those on secondary networks become ports of the pod as well, and a bad one
 * keeps it from being created.
 *
 * Source: kubevirt pkg/network/admitter/netiface.go; pkg/virt-controller/services/rendercontainer.go.
 */
export const checkPorts = (vm: CheckedVm): void => {
  const names = new Set<string>();
  for (const item of vm.interfaces) {
    const ports = entriesAt(item.entry, 'ports');
    for (const { index, entry } of ports) {
      checkPort(vm, item, entry, `${item.at}.ports[${index}]`, names);
    }
    if (ports.length > 0 && item.network?.source.kind === 'multus' && !item.network.isDefault) {
      vm.report(codes.portsOnSecondaryNetwork, `${item.at}.ports`, { name: shownName(item) });
    }
    checkRanges(vm, item);
  }
};

const MESHED = ['masquerade', 'passtBinding', 'plugin:passt'];

/**
 * A VM in a service mesh: the annotation where it counts, and an interface that the mesh reaches.
 *
 * Source: kubevirt pkg/network/istio; pkg/virt-controller/services/template.go.
 */
export const checkMesh = (vm: CheckedVm): void => {
  const { object, kind, spec, interfaces, report } = vm;
  if (hasSidecar(vm)) {
    const isReached = interfaces.some(
      (item) => isOnPodNetwork(item) && item.bindings.some((binding) => MESHED.includes(binding)),
    );
    if (isReached || hasImplicitInterface(spec)) return;
    const at = kind === 'VirtualMachine' ? 'spec.template.metadata' : 'metadata';
    report(codes.serviceMeshWithoutPodNetwork, `${at}.annotations['${SIDECAR}']`);
  } else if (kind === 'VirtualMachine') {
    const isMisplaced = recordAt(object, 'metadata', 'annotations')[SIDECAR] === 'true';
    const isSaid = Object.hasOwn(recordAt(templateMetadata(vm), 'annotations'), SIDECAR);
    if (isMisplaced && !isSaid) {
      report(codes.meshAnnotationMisplaced, `metadata.annotations['${SIDECAR}']`, { key: SIDECAR });
    }
  }
};
