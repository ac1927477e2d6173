/** @scenario pools */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Reservation } from '../src/domain/addresses/pool';
import type { KubernetesResource } from '../src/domain/core/resource';
import { parseIp } from '../src/domain/net/cidr';
import ReleaseDialog from '../src/features/addresses/ReleaseDialog';
import { asPage } from '../src/ui/notices/asPage';
import { asked } from './support/cluster';
import { renderPages } from './support/render';

const POOLS = '/api/kubernetes/apis/whereabouts.cni.cncf.io/v1alpha1/namespaces/openshift-multus';
const CLAIMS = '/api/kubernetes/apis/k8s.cni.cncf.io/v1alpha1/namespaces/cameras/ipamclaims';

interface Stored {
  metadata: { name: string };
  spec: { allocations: Record<string, { podref: string }> };
}

const poolNow = async (): Promise<Stored> => {
  const { items } = (await asked(`${POOLS}/ippools`)) as { items: Stored[] };
  const [pool] = items;
  if (!pool) throw new Error('no pool');
  return pool;
};

const created = (path: string, body: object): Promise<unknown> =>
  asked(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

const ipOf = (text: string) => {
  const ip = parseIp(text);
  if (!ip) throw new Error(text);
  return ip;
};

/** Opens the dialog for an address of the pool, for the pod that the pool names. */
const open = async (offset: string): Promise<{ onClose: jest.Mock; podref: string }> => {
  const object = { ...(await poolNow()), apiVersion: 'whereabouts.cni.cncf.io/v1alpha1' };
  const podref = object.spec.allocations[offset]?.podref ?? '';
  const address = ipOf(`10.70.0.${offset}`);
  const cidr = { family: 4, prefix: 29, address: 0n, first: 0n, last: 7n } as const;
  return {
    ...(await show(address, {
      kind: 'allocation',
      allocation: { ip: address, object, cidr, offset, podref },
    })),
    podref,
  };
};

const show = async (address: ReturnType<typeof ipOf>, reservation: Reservation) => {
  const onClose = jest.fn();
  const Page = asPage(() => (
    <ReleaseDialog address={address} reservation={reservation} onClose={onClose} />
  ));
  await renderPages([{ path: '/release', element: <Page /> }], '/release');
  return { onClose };
};

const confirm = async () => {
  const review = await screen.findByRole('dialog', { name: /Release .*\?$/ });
  const button = within(review).getByRole('button', { name: 'Release' });
  await waitFor(() => expect(button).toBeEnabled());
  await userEvent.click(button);
};

describe('releasing an address', () => {
  it('leaves what another pod keeps under the same name', async () => {
    const beside = `${POOLS}/overlappingrangeipreservations`;
    await created(beside, {
      apiVersion: 'whereabouts.cni.cncf.io/v1alpha1',
      kind: 'OverlappingRangeIPReservation',
      metadata: { name: '10.70.0.1', namespace: 'openshift-multus' },
      spec: { podref: 'cameras/another', containerid: '' },
    });
    const { onClose } = await open('1');
    await confirm();
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(Object.keys((await poolNow()).spec.allocations)).not.toContain('1');
    expect(await asked(`${beside}/10.70.0.1`)).toMatchObject({
      spec: { podref: 'cameras/another' },
    });
  });

  it('does nothing where the pod is there by now, and says so', async () => {
    const { podref } = { podref: (await poolNow()).spec.allocations['2']?.podref ?? '' };
    const [namespace = '', name = ''] = podref.split('/');
    await created(`/api/kubernetes/api/v1/namespaces/${namespace}/pods`, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace },
      spec: { containers: [] },
    });
    const { onClose } = await open('2');
    expect(await screen.findByText('10.70.0.2 was not released')).toBeVisible();
    expect(screen.getByText(`Pod ${podref}, for which it is reserved, is there.`)).toBeVisible();
    expect(onClose).toHaveBeenCalled();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(Object.keys((await poolNow()).spec.allocations)).toContain('2');
  });

  it('deletes the IPAMClaim of a VM that is gone, and not that of one that is there', async () => {
    const claim = (name: string, owner: string, uid: string) => ({
      apiVersion: 'k8s.cni.cncf.io/v1alpha1',
      kind: 'IPAMClaim',
      metadata: {
        name,
        namespace: 'cameras',
        ownerReferences: [
          { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', name: owner, uid },
        ],
      },
      spec: { network: 'cameras-recorders', interface: '' },
    });
    const gone = (await created(CLAIMS, claim('old.recorders', 'old', 'x'))) as KubernetesResource;
    const { onClose } = await show(ipOf('10.71.0.9'), {
      kind: 'claim',
      claim: gone,
      lacks: 'owner',
    });
    const review = await screen.findByRole('dialog', { name: /Release 10\.71\.0\.9\?$/ });
    expect(within(review).getByText(/A stopped VM would: its address is kept/)).toBeVisible();
    await confirm();
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    await expect(asked(`${CLAIMS}/old.recorders`)).rejects.toThrow('404');
  });

  it('keeps the IPAMClaim of a VM that came back meanwhile', async () => {
    const vm = (await asked(
      '/api/kubernetes/apis/kubevirt.io/v1/namespaces/cameras/virtualmachines/recorder-01',
    )) as { metadata: { uid: string } };
    const held = {
      metadata: {
        name: 'recorder-01.recorders',
        namespace: 'cameras',
        ownerReferences: [
          {
            apiVersion: 'kubevirt.io/v1',
            kind: 'VirtualMachine',
            name: 'recorder-01',
            uid: vm.metadata.uid,
          },
        ],
      },
    };
    const { onClose } = await show(ipOf('10.71.0.8'), {
      kind: 'claim',
      claim: held,
      lacks: 'owner',
    });
    expect(await screen.findByText('10.71.0.8 was not released')).toBeVisible();
    expect(
      screen.getByText('VM cameras/recorder-01, for which it is reserved, is there.'),
    ).toBeVisible();
    expect(onClose).toHaveBeenCalled();
  });
});
