import { keysOf, type Schema } from '../../shapes/schema';

/** Source: k8snetworkplumbingwg/whereabouts pkg/types/types.go IPAMConfig. */
const whereabouts: Schema = {
  ...keysOf('any', 'type name'),
  ...keysOf('text', 'range range_start range_end gateway node_slice_size log_file log_level'),
  ...keysOf('text', 'reconciler_cron_expression configuration_path network_name datastore'),
  ...keysOf('text', 'etcd_host etcd_username etcd_password etcd_key_file etcd_cert_file'),
  ...keysOf('text', 'etcd_ca_cert_file'),
  ...keysOf('list', 'routes addresses ipRanges exclude'),
  ...keysOf('object', 'dns kubernetes'),
  ...keysOf('boolean', 'enable_overlapping_ranges exclude_gateway optimistic_ipam enable_l3'),
  ...keysOf('integer', 'leader_lease_duration leader_renew_deadline leader_retry_period'),
  ...keysOf('integer', 'sleep_for_race'),
};

/** One entry of whereabouts' `ipRanges`. */
export const whereaboutsRange: Schema = {
  ...keysOf('text', 'range range_start range_end'),
  ...keysOf('list', 'exclude'),
  ...keysOf('boolean', 'enable_l3'),
};

/** One range of host-local. Source: containernetworking/plugins plugins/ipam/host-local. */
export const hostLocalRange: Schema = keysOf('text', 'subnet rangeStart rangeEnd gateway');

const hostLocal: Schema = {
  ...hostLocalRange,
  ...keysOf('any', 'type name'),
  ...keysOf('text', 'dataDir resolvConf'),
  ...keysOf('list', 'routes ranges'),
};

/** Source: containernetworking/plugins plugins/ipam/static/main.go. */
const fixed: Schema = {
  ...keysOf('any', 'type name'),
  ...keysOf('list', 'routes addresses'),
  ...keysOf('object', 'dns'),
};

/** Source: containernetworking/plugins plugins/ipam/dhcp/main.go. */
const dhcp: Schema = {
  ...keysOf('any', 'type name'),
  ...keysOf('text', 'daemonSocketPath'),
  ...keysOf('list', 'request provide'),
  ...keysOf('integer', 'priority'),
};

const byType: Readonly<Record<string, Schema>> = {
  whereabouts,
  'host-local': hostLocal,
  static: fixed,
  dhcp,
};

/** Plugins for addresses whose settings are known here. */
export const ipamNames = Object.keys(byType);

const unknown: Schema = keysOf('any', 'type');

/** The settings of an address plugin; only `type` where it is not known here. */
export const ipamSchema = (type: unknown): Schema =>
  typeof type === 'string' && Object.hasOwn(byType, type) ? (byType[type] ?? unknown) : unknown;
