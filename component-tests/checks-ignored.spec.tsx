/**
 * @scenario broken-nads
 */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import ChecksPage from '../src/features/checks/ChecksPage';
import { asked } from './support/cluster';
import { renderPages } from './support/render';

const pages = [{ path: '/vm-network-checks/ns/:ns', element: <ChecksPage /> }];

const NAME = 'key-misspelt-macspoofchk';

const annotationsOf = async () => {
  const nad = (await asked(
    `/api/kubernetes/apis/k8s.cni.cncf.io/v1/namespaces/broken-bridges/network-attachment-definitions/${NAME}`,
  )) as { metadata: { annotations?: Record<string, string> } };
  return nad.metadata.annotations ?? {};
};

const open = async () => {
  await renderPages(pages, '/vm-network-checks/ns/broken-bridges?code=VMN146&text=macspoofcheck');
  await screen.findByRole('grid', { name: 'Findings' });
  return userEvent.setup();
};

const KEY = 'ignore.vm-networking-console-plugin/VMN146';

it('ignores a finding for a reason until a day, counts and lists it, and shows it again', async () => {
  const user = await open();
  await user.click(await screen.findByRole('button', { name: /^(Details|Expand|Show)/ }));
  const ignore = async () => screen.findByRole('button', { name: 'Ignore this finding' });
  await waitFor(async () => expect(await ignore()).not.toHaveAttribute('aria-disabled', 'true'));
  await user.click(await ignore());
  const dialog = await screen.findByRole('dialog', {
    name: `Ignore VMN146 of broken-bridges/${NAME}`,
  });
  await user.click(within(dialog).getByRole('button', { name: 'Review' }));
  const why = within(dialog).getByRole('textbox', { name: 'Why' });
  await waitFor(() => expect(why).toHaveAccessibleDescription(/Say why/));
  await user.type(why, 'the key is read by our own plugin');
  const until = within(dialog).getByRole('textbox', { name: 'Until' });
  await user.type(until, '2020-01-01');
  await user.click(within(dialog).getByRole('button', { name: 'Review' }));
  await waitFor(() => expect(until).toHaveAccessibleDescription(/The day is over/));
  await user.clear(until);
  await user.type(until, '2999-12-31');
  await user.click(within(dialog).getByRole('button', { name: 'Review' }));
  const review = await screen.findByRole('dialog', { name: /^Ignore VMN146 of .*\?$/ });
  const send = within(review).getByRole('button', { name: 'Ignore' });
  await waitFor(() => expect(send).toBeEnabled());
  await user.click(send);
  await waitFor(async () =>
    expect((await annotationsOf())[KEY]).toBe(
      'until 2999-12-31: the key is read by our own plugin',
    ),
  );
  await user.click(
    await screen.findByRole('button', { name: /findings are ignored|finding is ignored/ }),
  );
  const list = await screen.findByRole('list', { name: 'Ignored findings' });
  expect(
    within(list).getByText('Until 2999-12-31: the key is read by our own plugin'),
  ).toBeVisible();
  expect(await screen.findByText('No finding matches the filter')).toBeVisible();

  await user.click(within(list).getByRole('button', { name: 'Show again' }));
  const back = await screen.findByRole('dialog', { name: /^Show VMN146 of/ });
  const again = within(back).getByRole('button', { name: 'Show again' });
  await waitFor(() => expect(again).toBeEnabled());
  await user.click(again);
  await waitFor(async () => expect(await annotationsOf()).not.toHaveProperty([KEY]));
  expect(await screen.findByRole('grid', { name: 'Findings' })).toBeVisible();
});
