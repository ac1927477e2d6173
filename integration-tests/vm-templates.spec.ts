import https from 'node:https';
import { parse } from 'yaml';
import * as templates from '../src/features/interfaces/templates/VmTemplates';
import { startEnvtest } from '../standalone/apiserver/envtest';
import { expect, test } from './support/test';

const VMS = '/apis/kubevirt.io/v1/namespaces/default/virtualmachines';

interface Reply {
  status: number;
  /** Unknown fields of an object draw a warning each. */
  warning: string | undefined;
  body: string;
}

const post = (url: string, body: unknown): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const headers = {
      Authorization: `Bearer ${admin.token}`,
      'Content-Type': 'application/json',
    };
    const request = https.request(
      url,
      // The server has made its certificate for this test only.
      { method: 'POST', headers, rejectUnauthorized: false },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => {
          const { warning } = response.headers;
          resolve({ status: response.statusCode ?? 0, warning: warning?.toString(), body: text });
        });
      },
    );
    request.on('error', reject);
    request.end(JSON.stringify(body));
  });

const { KUBEBUILDER_ASSETS: assets = '', CRD_DIR: crdDir = '' } = process.env;
const admin = { name: 'template-admin', groups: ['system:masters'], token: 'template-token' };

test('a real kube-apiserver with the CRDs of KubeVirt accepts each template as it is', async () => {
  // eslint-disable-next-line playwright/no-skipped-test -- there is not always a server to ask
  test.skip(assets === '' || crdDir === '', 'KUBEBUILDER_ASSETS and CRD_DIR name none');
  test.setTimeout(120_000);
  const server = await startEnvtest({ assets, crdDir, users: [admin] });
  try {
    for (const [name, text] of Object.entries(templates)) {
      const reply = await post(
        `${server.url}${VMS}?dryRun=All&fieldValidation=Strict`,
        parse(text),
      );
      expect(reply, name).toMatchObject({ status: 201, warning: undefined });
    }
  } finally {
    await server.close();
  }
});

test('the YAML editor for a new VM begins with the template on the pod network', async ({
  page,
}) => {
  await page.goto('/k8s/ns/default/kubevirt.io~v1~VirtualMachine/~new');
  // The editor is a big script, which takes a while on a busy machine.
  await expect(page.getByText('vm-masquerade').first()).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText('runStrategy: Halted')).toBeVisible();
});
