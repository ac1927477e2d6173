import { entriesAt, listAt, recordAt, textAt } from '../../core/resource';

/** How many more interfaces can be plugged into a running instance, about. */
export interface FreeSlots {
  free: number;
  /** Interfaces in all (old topology), or devices in all (new one). */
  total: number;
  topology: 'old' | 'new';
}

const TOPOLOGY_ANNOTATION = 'kubevirt.io/pci-topology-version';

const OLD_TOTAL = 4;
const GIB = 1024 ** 3;

const UNITS: Record<string, number> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: GIB,
  Ti: 1024 ** 4,
  Pi: 1024 ** 5,
};

/** Bytes of a quantity such as `4Gi`; undefined for what is none. */
export const bytesOf = (quantity: unknown): number | undefined => {
  const text = typeof quantity === 'number' ? String(quantity) : quantity;
  if (typeof text !== 'string') return undefined;
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(text) ?? [];
  const factor = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor;
};

const memoryOf = (spec: unknown): number =>
  bytesOf(textAt(spec, 'domain', 'memory', 'guest')) ??
  bytesOf(textAt(spec, 'domain', 'resources', 'requests', 'memory')) ??
  0;

/** SCSI and serial controllers, which every VM has. */
const CONTROLLERS = 2;

const devicesInUse = (spec: unknown): number => {
  const devices = recordAt(spec, 'domain', 'devices');
  const disks = entriesAt(devices, 'disks').filter(
    ({ entry }) => textAt(entry, 'disk', 'bus') === 'virtio',
  );
  return (
    CONTROLLERS +
    (devices.autoattachMemBalloon === false ? 0 : 1) +
    (devices.rng === undefined ? 0 : 1) +
    disks.length +
    ['interfaces', 'hostDevices', 'gpus', 'filesystems']
      .map((key) => listAt(devices, key).length)
      .reduce((sum, count) => sum + count, 0)
  );
};

/**
 * How many interfaces can still be plugged into an instance. An estimate: not all devices show in
 * the spec, and which interfaces were there from the start is not known. Undefined where the machine
 * type has no such limit or nothing is known of it. An instance with the annotation of the newer PCI
 * topology keeps 8 slots in all (16 above 2 GiB of memory), of them at least 3 (6) free; an older one
 * has 4 for interfaces.
 *
 * Source: kubevirt pkg/virt-launcher/virtwrap/manager.go allocateHotplugPorts.
 */
export const freeSlotsOf = (vmi: unknown): FreeSlots | undefined => {
  const spec = recordAt(vmi, 'spec');
  const machine =
    textAt(vmi, 'status', 'machine', 'type') ?? textAt(spec, 'domain', 'machine', 'type') ?? 'q35';
  if (!machine.includes('q35') && !machine.startsWith('virt')) return undefined;
  const interfaces = listAt(spec, 'domain', 'devices', 'interfaces').length;
  const topology = recordAt(vmi, 'metadata', 'annotations')[TOPOLOGY_ANNOTATION];
  if (topology === undefined) {
    return { free: Math.max(0, OLD_TOTAL - interfaces), total: OLD_TOTAL, topology: 'old' };
  }
  const isLarge = memoryOf(spec) > 2 * GIB;
  const [total, least] = isLarge ? [16, 6] : [8, 3];
  return { free: Math.max(total - devicesInUse(spec), least), total, topology: 'new' };
};
