/** Worst first. */
export const severities = ['error', 'warning', 'info'] as const;

/**
 * - `error`: the object is refused, or a VM that uses it cannot start or has no network
 * - `warning`: it works, but probably not as it was meant
 * - `info`: a hint
 */
export type Severity = (typeof severities)[number];
