/**
 * A server that does not answer, or not any more.
 */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import NetworkCreatePage from '../src/features/networks/create/NetworkCreatePage';
import { setFaults } from './support/cluster';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-networks/ns/:ns/~new', element: <NetworkCreatePage /> },
  { path: '/vm-networks/ns/:ns/:name/*', element: <p>created</p> },
];

const FOR_EVER = 600_000;
const POSTS = { method: 'POST', path: '/network-attachment-definitions' };

/** Until the page says that it waits for long. */
const PATIENCE = { timeout: 30_000 };

const review = async (name: string) => {
  const user = userEvent.setup();
  await renderPages(pages, '/vm-networks/ns/default/~new');
  const field = await screen.findByRole('textbox', { name: 'Name' });
  await waitFor(() => expect(field).not.toHaveValue(''));
  await user.clear(field);
  await user.type(field, name);
  await user.type(screen.getByRole('combobox', { name: 'Bridge name' }), 'br1');
  await user.click(screen.getByRole('button', { name: 'Create' }));
  const dialog = within(await screen.findByRole('dialog'));
  return { user, dialog };
};

const sendButton = (dialog: { getByRole: typeof screen.getByRole }): HTMLElement =>
  dialog.getByRole('button', { name: /^Create/ });

const posts = (send: jest.SpyInstance): string[] =>
  (send.mock.calls as [string, RequestInit | undefined][])
    .filter(([path, init]) => init?.method === 'POST' && path.includes('network-attachment'))
    .map(([path]) => path);

afterEach(() => setFaults());

describe('a review whose server does not answer', () => {
  it('says what it waits for, and lets the user go', async () => {
    await setFaults({ ...POSTS, delayMs: FOR_EVER });
    const { user, dialog } = await review('never-tried');
    await dialog.findByText('Still waiting for the answer of the cluster', {}, PATIENCE);
    expect(dialog.getByText(/only asked whether it would take/)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Stop waiting' }));
    expect(await dialog.findByText(/did not answer about default\/never-tried/)).toBeVisible();
    expect(dialog.getByText(/Nothing was sent/)).toBeVisible();

    await setFaults();
    await user.click(dialog.getByRole('button', { name: 'Ask again' }));
    await waitFor(() => expect(sendButton(dialog)).toBeEnabled());
  });

  it('says of a change that was sent that it may have been made', async () => {
    const { user, dialog } = await review('sent');
    await waitFor(() => expect(sendButton(dialog)).toBeEnabled());
    await setFaults({ ...POSTS, delayMs: FOR_EVER });
    await user.click(sendButton(dialog));
    await user.click(await dialog.findByRole('button', { name: 'Stop waiting' }, PATIENCE));
    expect(await dialog.findByText(/may have been made or may still be made/)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('sent');
  });

  it('sends one request for three clicks at once', async () => {
    const { dialog } = await review('thrice');
    await waitFor(() => expect(sendButton(dialog)).toBeEnabled());
    const send = jest.spyOn(window, 'fetch');
    const button = sendButton(dialog);
    // Before anything is drawn anew: what a browser does with events of one tick.
    for (let click = 0; click < 3; click += 1) button.click();
    expect(await screen.findByText('created')).toBeVisible();
    expect(posts(send)).toHaveLength(1);
    send.mockRestore();
  });

  it('leads back to the login when the session has ended, and keeps what was typed', async () => {
    await setFaults({ ...POSTS, status: 401, message: 'Unauthorized' });
    const { user, dialog } = await review('kept');
    const link = await dialog.findByRole('link', { name: 'Log in in a new tab' });
    expect(link).toHaveAttribute('target', '_blank');
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('kept');
  });
});
