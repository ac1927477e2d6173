const MAX_WAIT = 10_000;

/**
 * How long to wait before a request is tried again, in milliseconds.
 *
 * @param retryAfter the header: seconds or a date (RFC 9110, section 10.2.3); what is neither counts as
 * one second, and nothing is waited for longer than ten
 * @param now milliseconds since 1970
 */
export const retryDelay = (retryAfter: string | null, now: number): number => {
  const text = (retryAfter ?? '').trim();
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(wait) ? 1000 : Math.min(Math.max(wait, 0), MAX_WAIT);
};
