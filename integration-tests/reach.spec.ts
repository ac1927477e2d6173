import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './support/test';

test.describe('ways to a VM', () => {
  test.use({ scenario: 'secondary-dns' });

  test('SSH of a VM is reached through a Service that is made and removed here', async ({
    page,
  }) => {
    await page.goto('/vm-machines/ns/clinic/charts-01/reach');
    const ways = page.getByRole('grid', { name: 'Ways to reach the VM' });
    const virtctl = ways.getByRole('row').filter({ hasText: 'virtctl ssh' }).first();
    await expect(virtctl.getByText('Open', { exact: true })).toBeVisible();
    await page.getByRole('textbox', { name: 'User in the guest' }).fill('admin');
    await expect(virtctl.getByRole('textbox', { name: /^Command for virtctl ssh/ })).toHaveValue(
      'virtctl ssh admin@vm/charts-01/clinic',
    );
    await expectAccessible(page);
    await expect(ways.getByText('No: A Service leads to port 22 of the VM')).toBeVisible();

    await page.getByRole('button', { name: 'Create a LoadBalancer' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create Service charts-01-ssh?' });
    await dialog.getByRole('button', { name: 'Create Service' }).click();
    await expect(dialog).toBeHidden();
    const service = ways.getByRole('row').filter({ hasText: 'charts-01-ssh' });
    await expect(service.getByRole('textbox')).toHaveValue(/^ssh admin@10\.46\.41\.\d+$/);
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Delete charts-01-ssh' }).click();
    const removal = page.getByRole('dialog', { name: 'Delete Service charts-01-ssh?' });
    await removal.getByRole('button', { name: 'Delete Service' }).click();
    await expect(service).toHaveCount(0);
  });

  test('SSH of a VM is reached by a port of each node, and by its own address', async ({
    page,
  }) => {
    await page.goto('/vm-machines/ns/clinic/charts-01/reach');
    const ways = page.getByRole('grid', { name: 'Ways to reach the VM' });
    await expect(
      ways
        .getByRole('row')
        .filter({ hasText: 'OpenSSH to 10.80.0.11 on lan' })
        .getByRole('textbox'),
    ).toHaveValue(/^ssh \S+@10\.80\.0\.11$/);
    await page.getByRole('button', { name: 'Create a NodePort' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create Service charts-01-ssh?' });
    await dialog.getByRole('button', { name: 'Create Service' }).click();
    await expect(
      ways.getByRole('row').filter({ hasText: 'charts-01-ssh' }).getByRole('textbox'),
    ).toHaveValue(/^ssh -p 3\d{4} \S+@\S+$/);
  });

  test('a stopped VM is reached by no way, each of which says so', async ({ page }) => {
    await page.setViewportSize({ width: 800, height: 900 });
    await page.goto('/vm-machines/ns/clinic/archive-01/reach');
    const ways = page.getByRole('grid', { name: 'Ways to reach the VM' });
    await expect(ways.getByText('No: The VM runs').first()).toBeVisible();
    await expect(ways.getByText('Open', { exact: true })).toHaveCount(0);
    await expectAccessible(page);
  });

  test('SSH of a VM is reached by port-forward with an entry for .ssh/config, and by name', async ({
    page,
    api,
  }) => {
    await page.goto('/vm-machines/ns/clinic/charts-01/reach');
    const ways = page.getByRole('grid', { name: 'Ways to reach the VM' });
    await page.getByRole('textbox', { name: 'User in the guest' }).fill('admin');
    const forward = ways.getByRole('row').filter({ hasText: 'port-forward' }).first();
    await expect(forward.getByText('Open', { exact: true })).toBeVisible();
    await expect(forward.getByText('ProxyCommand virtctl port-forward').first()).toBeVisible();
    const name = ways.getByRole('row').filter({ hasText: 'OpenSSH by the name' }).first();
    await expect(name.getByText('Closed', { exact: true })).toBeVisible();
    await api.patch(
      '/apis/hco.kubevirt.io/v1/namespaces/openshift-cnv/hyperconvergeds/kubevirt-hyperconverged',
      [
        {
          op: 'add',
          path: '/spec/featureGates',
          value: [{ name: 'deployKubeSecondaryDNS', state: 'Enabled' }],
        },
      ],
    );
    await expect(name.getByRole('textbox')).toHaveValue(/^ssh admin@\S*charts-01\.clinic\./);
  });
});

test.describe('SSH keys', () => {
  test.use({ scenario: 'ssh-keys' });

  const NEW =
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGB9/l4KyX8R0MCaufCRafcKC1YeGYoHHtRkNqIoF00/ me@ed25519';

  test('are added with a Secret, by the restart that they need', async ({
    page,
    api,
    standalone,
  }) => {
    await page.goto('/vm-machines/ns/lab/boot-01/reach');
    const keys = page.getByRole('grid', { name: 'SSH keys' });
    await expect(keys.getByText('ssh-ed25519 old@example.com')).toBeVisible();
    await expectAccessibleInBothThemes(page);
    await page.getByRole('button', { name: 'Add SSH keys' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add SSH keys to boot-01' });
    await dialog
      .getByRole('textbox', { name: 'Public keys' })
      .fill('-----BEGIN RSA PRIVATE KEY-----');
    await dialog.getByRole('button', { name: 'Review' }).click();
    await expect(dialog.getByText(/This is a private key/)).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Public keys' }).fill(NEW);
    await dialog
      .getByRole('combobox', { name: 'How the guest gets them' })
      .selectOption('By the guest agent, while the VM runs');
    await dialog.getByRole('combobox', { name: 'Users of the guest' }).fill('cloud-user,');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Review' }).click();
    const review = page.getByRole('dialog', { name: 'Add SSH keys to VM boot-01?' });
    await expect(review.getByText(/The VM has to be restarted/)).toBeVisible();
    // What cloud-init gave the user goes.
    await expect(review.getByText('ssh-ed25519 old@example.com')).toBeVisible();
    await expectAccessible(page);
    await review.getByRole('button', { name: 'Add keys' }).click();
    await review.getByRole('button', { name: 'Close' }).last().click();
    await expect(keys.getByText('Waits for a restart')).toBeVisible();
    const { data } = await api.read<{ data: { key: string } }>(
      '/api/v1/namespaces/lab/secrets/boot-01-ssh-keys',
    );
    expect(atob(data.key)).toBe(`${NEW}\n`);
    const vms = '/apis/subresources.kubevirt.io/v1/namespaces/lab/virtualmachines';
    await page.request.put(`${standalone.apiUrl ?? ''}${vms}/boot-01/restart`, { data: {} });
    await expect(keys.getByText('Written')).toBeVisible();
  });

  test('are changed while the VM runs', async ({ page }) => {
    await page.setViewportSize({ width: 800, height: 900 });
    await page.goto('/vm-machines/ns/lab/agent-01/reach');
    await page.getByRole('button', { name: 'Change keys of team-keys' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change the keys of Secret team-keys' });
    await dialog.getByRole('checkbox', { name: 'ssh-ed25519 bob@example.com' }).uncheck();
    await dialog.getByRole('textbox', { name: 'New public keys' }).fill(NEW);
    await dialog.getByRole('button', { name: 'Review' }).click();
    const review = page.getByRole('dialog', { name: /Change the keys of Secret team-keys\?$/ });
    await expect(review.getByText('ssh-ed25519 bob@example.com')).toBeVisible();
    await expectAccessible(page);
    await review.getByRole('button', { name: 'Change keys' }).click();
    const row = page
      .getByRole('grid', { name: 'SSH keys' })
      .getByRole('row', { name: /team-keys/ });
    await expect(row.getByText('ssh-ed25519 me@ed25519')).toBeVisible();
    await expect(row.getByText('ssh-ed25519 bob@example.com')).toHaveCount(0);
  });

  test('of a Secret that may not be read are not known, which is said', async ({ page, api }) => {
    await api.setFaults([
      {
        method: 'GET',
        path: '/api/v1/namespaces/lab/secrets/team-keys',
        status: 403,
        message: 'secrets "team-keys" is forbidden',
      },
    ]);
    await page.goto('/vm-machines/ns/lab/agent-01/reach');
    await expect(
      page.getByText(/Secret team-keys could not be read, so its keys are not known/),
    ).toBeVisible();
    await expect(page.getByText('ssh-ed25519 ci@example.com')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Change keys of team-keys' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });
});
