import type { KindName } from '../domain/world/kinds';

/** What gives addresses to Services, and policies of the cluster. */
const SERVICES: readonly KindName[] = [
  'Service',
  'IPAddressPool',
  'L2Advertisement',
  'BGPAdvertisement',
  'Infrastructure',
  'AdminNetworkPolicy',
];

/** Of a namespace also what stands behind them; of all namespaces this would be too many. */
const SERVICES_AND_ENDPOINTS: readonly KindName[] = [...SERVICES, 'EndpointSlice', 'NetworkPolicy'];

/** What pages that tell every finding of a namespace or of the cluster read beside what others do. */
export const kindsOfAllRules = (namespace: string | undefined): readonly KindName[] =>
  namespace === undefined ? SERVICES : SERVICES_AND_ENDPOINTS;
