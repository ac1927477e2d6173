/** Processor time of a page's main thread: the same on a machine that does other things as well. */
import type { Page } from '@playwright/test';

/**
 * Begins to count. What is returned says how many milliseconds the page has worked since then, as
 * often as it is asked.
 *
 * @throws where the browser does not say how long it worked
 */
export const watchProcessor = async (page: Page): Promise<() => Promise<number>> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    const duration = metrics.find(({ name }) => name === 'TaskDuration');
    if (!duration) throw new Error('Chromium does not say how long it worked');
    return duration.value * 1000;
  };
  const before = await worked();
  return async () => (await worked()) - before;
};
