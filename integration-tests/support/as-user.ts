import { writeFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import { startConsole, type RunningConsole } from '../../standalone/server/index';

/** A console in front of the same API for another user of the scenario, by name, which is the token as well. */
export const consoleAs = async (
  user: string,
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
      users: [{ name: user, user: { token: user } }],
      contexts: [{ name: 'demo', context: { cluster: 'demo', user } }],
      'current-context': 'demo',
    }),
  );
  return startConsole({
    kubeconfig,
    port: 0,
    prometheus: `${apiUrl ?? ''}/prometheus`,
    prometheusTenancy: `${apiUrl ?? ''}/prometheus-tenancy`,
  });
};
