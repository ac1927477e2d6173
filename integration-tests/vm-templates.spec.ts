import { expect, test } from './support/test';

test('the YAML editor for a new VM begins with the template on the pod network', async ({
  page,
}) => {
  await page.goto('/k8s/ns/default/kubevirt.io~v1~VirtualMachine/~new');
  await expect(page.getByText('vm-masquerade').first()).toBeVisible();
  await expect(page.getByText('runStrategy: Halted')).toBeVisible();
});
