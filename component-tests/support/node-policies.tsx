import userEvent, { type UserEvent } from '@testing-library/user-event';
import NodePolicyCreatePage from '../../src/features/node-networks/create/NodePolicyCreatePage';
import NodePolicyPage from '../../src/features/node-networks/details/NodePolicyPage';
import NodePolicyEditPage from '../../src/features/node-networks/edit/NodePolicyEditPage';
import NodeNetworksPage from '../../src/features/node-networks/NodeNetworksPage';
import { renderPages } from './render';

const HOME = '/vm-node-networks';

/** Opens the pages of policies of node networks, at a path below the first of them. */
export const openPolicies = async (path: string): Promise<UserEvent> => {
  await renderPages(
    [
      { path: HOME, element: <NodeNetworksPage /> },
      { path: `${HOME}/policies/~new`, element: <NodePolicyCreatePage /> },
      { path: `${HOME}/policies/:name/~edit`, element: <NodePolicyEditPage /> },
      { path: `${HOME}/policies/:name/*`, element: <NodePolicyPage /> },
    ],
    `${HOME}${path}`,
  );
  return userEvent.setup();
};
