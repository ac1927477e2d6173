/** What a server, or the way to it, answered instead of what was asked for. */
export interface Failure {
  /** HTTP status; undefined when no answer came at all. */
  code?: number;
  /** Kubernetes' machine-readable reason, such as `AlreadyExists` or `Invalid`. */
  reason?: string;
  /** The server's message, whole and untranslated. */
  message: string;
  /** The fields that the server blames, where it says so. */
  causes: FailureCause[];
}

export interface FailureCause {
  /** Path of the field, such as `metadata.name`; empty when the server names none. */
  field: string;
  message: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const causesOf = (status: Record<string, unknown>): FailureCause[] => {
  const details = status.details;
  const causes = isRecord(details) ? details.causes : undefined;
  if (!Array.isArray(causes)) return [];
  return causes.filter(isRecord).map((cause) => ({
    field: textOf(cause.field) ?? '',
    message: textOf(cause.message) ?? '',
  }));
};

/**
 * Reads any thrown value as a failure. The console's `HttpError` carries the Kubernetes `Status`
 * object in `json`; its own message may be only the first cause, so the status' message wins.
 */
export const failureOf = (error: unknown): Failure => {
  if (!isRecord(error)) return { message: String(error), causes: [] };
  const status = isRecord(error.json) ? error.json : {};
  const response = isRecord(error.response) ? error.response : {};
  const code = [error.code, response.status, status.code].find(
    (value): value is number => typeof value === 'number',
  );
  const reason = textOf(status.reason);
  return {
    ...(code === undefined ? {} : { code }),
    ...(reason === undefined ? {} : { reason }),
    message: textOf(status.message) ?? textOf(error.message) ?? 'Unknown error',
    causes: causesOf(status),
  };
};
