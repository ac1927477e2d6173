import { screen } from '@testing-library/react';
import ChecksPage from '../src/features/checks/ChecksPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-network-checks/all-namespaces', element: <ChecksPage /> },
  { path: '/vm-network-checks/ns/:ns', element: <ChecksPage /> },
];

describe('the checks of a healthy cluster', () => {
  it.each(['all-namespaces', 'ns/web-shop'])('find nothing in %s', async (scope) => {
    await renderPages(pages, `/vm-network-checks/${scope}?severity=error&severity=warning`);
    await screen.findByText(/^Objects looked at/);
    expect(screen.queryByText('Error')).not.toBeInTheDocument();
    expect(screen.queryByText(/could not be looked at/)).not.toBeInTheDocument();
  });
});
