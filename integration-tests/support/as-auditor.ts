import { writeFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import { startConsole, type RunningConsole } from '../../standalone/server/index';

/** A console in front of the same API for the auditor, who may look at everything and change nothing. */
export const consoleOfAuditor = async (
  { apiUrl }: RunningConsole,
  testInfo: TestInfo,
): Promise<RunningConsole> => {
  const kubeconfig = testInfo.outputPath('kubeconfig');
  await writeFile(
    kubeconfig,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'demo', cluster: { server: apiUrl } }],
      users: [{ name: 'auditor', user: { token: 'auditor' } }],
      contexts: [{ name: 'demo', context: { cluster: 'demo', user: 'auditor' } }],
      'current-context': 'demo',
    }),
  );
  return startConsole({ kubeconfig, port: 0 });
};
