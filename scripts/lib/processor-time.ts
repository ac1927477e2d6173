/** Processor time of a page's main thread: the same on a machine that does other things as well. */
import type { CDPSession, Page } from '@playwright/test';

/** A session that tells processor time and the heap. */
export const sessionOf = async (page: Page): Promise<CDPSession> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
};

/**
 * A figure of a page by the name that Chromium gives it, such as `JSHeapUsedSize`.
 *
 * @throws where the browser does not tell it
 */
export const metricOf = async (session: CDPSession, name: string): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = metrics.find((each) => each.name === name);
  if (!metric) throw new Error(`Chromium does not tell ${name}`);
  return metric.value;
};

/** Milliseconds of processor time so far. */
export const processorOf = async (session: CDPSession): Promise<number> =>
  (await metricOf(session, 'TaskDuration')) * 1000;

/** Begins to count. What is returned says how many milliseconds the page has worked since then. */
export const watchProcessor = async (page: Page): Promise<() => Promise<number>> => {
  const session = await sessionOf(page);
  const before = await processorOf(session);
  return async () => (await processorOf(session)) - before;
};
