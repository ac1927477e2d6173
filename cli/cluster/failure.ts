/** Why a cluster could not be asked; its message is shown without a stack. */
export class ClusterError extends Error {}

export const messageOf = (error: unknown): string => {
  // A refused connection to several addresses carries its reasons inside.
  if (error instanceof AggregateError && error.message === '') {
    return error.errors.map(messageOf).join('; ');
  }
  return error instanceof Error ? error.message : String(error);
};
