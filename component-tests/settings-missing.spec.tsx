/** @scenario missing-crds */
import { screen } from '@testing-library/react';
import SettingsPage from '../src/features/settings/SettingsPage';
import { renderPages } from './support/render';

const HOME = '/vm-network-settings';

it.each(['', '/mac-pools'])('says that the network add-ons are missing (%s)', async (tab) => {
  await renderPages([{ path: `${HOME}/*`, element: <SettingsPage /> }], `${HOME}${tab}`);
  expect(
    await screen.findByRole('heading', { name: 'This cluster has no NetworkAddonsConfig' }),
  ).toBeVisible();
});
