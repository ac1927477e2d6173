/** What nmstate reports of a node: its interfaces, and what else stands beside them. */
export const state = (name: string, interfaces: object[], more: object = {}) => ({
  apiVersion: 'nmstate.io/v1beta1',
  kind: 'NodeNetworkState',
  metadata: { name },
  status: { currentState: { interfaces, ...more } },
});

/** A network card that is up. */
export const card = (name: string, more: object = {}) => ({
  name,
  type: 'ethernet',
  state: 'up',
  mtu: 1500,
  ethernet: { speed: 25_000 },
  ...more,
});
