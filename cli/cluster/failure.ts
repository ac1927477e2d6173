/** Why a cluster could not be asked; its message is shown without a stack. */
export class ClusterError extends Error {}
