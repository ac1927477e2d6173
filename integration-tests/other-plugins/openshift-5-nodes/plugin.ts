import type { OtherPlugin } from '../plugin';

/** The page of a node with the tabs that the console of OpenShift 5 has. */
export const plugin: OtherPlugin = {
  name: 'openshift-5-nodes',
  exposedModules: { pages: './pages' },
  extensions: [
    {
      type: 'console.page/resource/details',
      properties: {
        model: { version: 'v1', kind: 'Node' },
        component: { $codeRef: 'pages.NodePage' },
      },
    },
  ],
};
