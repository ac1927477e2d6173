/** @scenario dpdk */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import DpdkPage from '../src/features/dpdk/DpdkPage';
import { asked } from './support/cluster';
import { renderPages } from './support/render';

const APIS = '/api/kubernetes/apis';
const KUBEVIRTS = `${APIS}/kubevirt.io/v1/namespaces/openshift-cnv/kubevirts`;
const CONVERGED = `${APIS}/apiextensions.k8s.io/v1/customresourcedefinitions/hyperconvergeds.hco.kubevirt.io`;

interface KubeVirt {
  metadata: { name: string; annotations?: Record<string, string> };
  spec: { configuration: Record<string, unknown> };
}

const kubeVirt = async (): Promise<KubeVirt> => {
  const { items } = (await asked(KUBEVIRTS)) as { items: [KubeVirt] };
  return items[0];
};

it('sets what VMs get in KubeVirt, where the cluster has no HyperConverged', async () => {
  await asked(CONVERGED, { method: 'DELETE' });
  const { metadata, spec } = await kubeVirt();
  const { defaultRuntimeClass: _class, ...configuration } = spec.configuration;
  await asked(`${KUBEVIRTS}/${metadata.name}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/merge-patch+json' },
    body: JSON.stringify({
      metadata: {
        annotations: { 'alpha.kubevirt.io/EmulatorThreadCompleteToEvenParity': null },
      },
      spec: { configuration: { ...configuration, defaultRuntimeClass: null } },
    }),
  });
  const user = userEvent.setup();
  await renderPages(
    [{ path: '/vm-dpdk/all-namespaces/*', element: <DpdkPage /> }],
    '/vm-dpdk/all-namespaces',
  );
  const name = 'Set the runtime class and whole cores';
  await screen.findByRole('button', { name });
  await waitFor(() =>
    expect(screen.getByRole('button', { name })).not.toHaveAttribute('aria-disabled', 'true'),
  );
  await user.click(screen.getByRole('button', { name }));
  const review = await screen.findByRole('dialog');
  const save = within(review).getByRole('button', { name: 'Save changes' });
  await waitFor(() => expect(save).toBeEnabled());
  await user.click(save);
  expect(await screen.findByText('8 of 8 steps done')).toBeVisible();
  const after = await kubeVirt();
  expect(after.metadata.annotations).toMatchObject({
    'alpha.kubevirt.io/EmulatorThreadCompleteToEvenParity': '',
  });
  expect(after.spec.configuration).toMatchObject({
    ...configuration,
    defaultRuntimeClass: 'performance-dpdk',
    developerConfiguration: { featureGates: expect.arrayContaining(['AlignCPUs']) as unknown },
  });
});
