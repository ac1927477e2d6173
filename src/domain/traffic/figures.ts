/** What is measured of an interface, as its owner sees it: `received` came in, `sent` went out. */
export const figures = [
  'receivedBytes',
  'sentBytes',
  'receivedPackets',
  'sentPackets',
  'receivedDrops',
  'sentDrops',
  'receivedErrors',
  'sentErrors',
] as const;
export type Figure = (typeof figures)[number];

/** Figures of one interface over a span, as far as they are measured. Counts, not rates; no fraction. */
export type Totals = Readonly<Partial<Record<Figure, number>>>;

/**
 * Metrics of virt-handler, from the view of the VM.
 *
 * Source: kubevirt pkg/monitoring/metrics/virt-handler/domainstats/network_metrics.go.
 */
export const VM_METRICS: Readonly<Record<Figure, string>> = {
  receivedBytes: 'kubevirt_vmi_network_receive_bytes_total',
  sentBytes: 'kubevirt_vmi_network_transmit_bytes_total',
  receivedPackets: 'kubevirt_vmi_network_receive_packets_total',
  sentPackets: 'kubevirt_vmi_network_transmit_packets_total',
  receivedDrops: 'kubevirt_vmi_network_receive_packets_dropped_total',
  sentDrops: 'kubevirt_vmi_network_transmit_packets_dropped_total',
  receivedErrors: 'kubevirt_vmi_network_receive_errors_total',
  sentErrors: 'kubevirt_vmi_network_transmit_errors_total',
};

/**
 * Metrics of node_exporter, from the view of the node.
 *
 * Source: node_exporter collector/netdev_common.go.
 */
export const NODE_METRICS: Readonly<Record<Figure, string>> = {
  receivedBytes: 'node_network_receive_bytes_total',
  sentBytes: 'node_network_transmit_bytes_total',
  receivedPackets: 'node_network_receive_packets_total',
  sentPackets: 'node_network_transmit_packets_total',
  receivedDrops: 'node_network_receive_drop_total',
  sentDrops: 'node_network_transmit_drop_total',
  receivedErrors: 'node_network_receive_errs_total',
  sentErrors: 'node_network_transmit_errs_total',
};

/** The sum of totals, figure by figure; a figure that none has stays out. */
export const sumOf = (all: Iterable<Totals>): Totals => {
  const sum: Partial<Record<Figure, number>> = {};
  for (const totals of all) {
    for (const figure of figures) {
      const value = totals[figure];
      if (value !== undefined) sum[figure] = (sum[figure] ?? 0) + value;
    }
  }
  return sum;
};

/** Received and sent together; undefined where neither is measured. */
export const bytesOf = ({ receivedBytes, sentBytes }: Totals): number | undefined =>
  receivedBytes === undefined && sentBytes === undefined
    ? undefined
    : (receivedBytes ?? 0) + (sentBytes ?? 0);
