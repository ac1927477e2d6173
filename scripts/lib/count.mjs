/** Results of one check: how many of its tests passed, failed, and were skipped. */
export const nothing = { passed: 0, failed: 0, skipped: 0 };

export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** A check without tests of its own counts as one. */
export const ofCommand = (status) =>
  status === 0 ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 };

/** A runner that says all is well and ran nothing, or that failed and names no failure, has failed. */
const settled = (counts, status) => {
  const ran = counts.passed + counts.failed > 0;
  const silent = status !== 0 && counts.failed === 0;
  return !ran || silent ? add(counts, { ...nothing, failed: 1 }) : counts;
};

/** Counts from jest's JSON report; undefined stands for a report that is missing or broken. */
export const ofJest = (report, status) => {
  if (!report || typeof report.numPassedTests !== 'number') return { ...nothing, failed: 1 };
  return settled(
    {
      passed: report.numPassedTests,
      // A file that cannot even be loaded has no tests that fail.
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    status,
  );
};

/** Counts from Playwright's JSON report. A flaky test counts as failed. */
export const ofPlaywright = (report, status) => {
  if (!report || typeof report.stats?.expected !== 'number') return { ...nothing, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const errors = report.errors?.length ?? 0;
  return settled({ passed: expected, failed: unexpected + flaky + errors, skipped }, status);
};

/** The last line of all. */
export const summary = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** Whether a run is good: something ran, nothing failed, and nothing was skipped where that counts. */
export const isGood = ({ passed, failed, skipped }, skippedFails) =>
  passed > 0 && failed === 0 && !(skippedFails && skipped > 0);
