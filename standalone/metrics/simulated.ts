/** What simulated counters show beyond traffic in order, by `namespace/vm/interface` or `node/device`. */
export interface SimulatedMetrics {
  /** There is no Prometheus. */
  isAbsent?: true;
  lossy?: readonly string[];
  failing?: readonly string[];
  /** Neither received nor sent anything since the VM was started. */
  silent?: readonly string[];
  /** Only sent. */
  deaf?: readonly string[];
}
