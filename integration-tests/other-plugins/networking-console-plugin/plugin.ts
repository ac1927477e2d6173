import type { OtherPlugin } from '../plugin';

const nad = { group: 'k8s.cni.cncf.io', version: 'v1', kind: 'NetworkAttachmentDefinition' };
const service = { version: 'v1', kind: 'Service' };
const policy = { group: 'networking.k8s.io', version: 'v1', kind: 'NetworkPolicy' };

const component = (name: string) => ({ component: { $codeRef: `pages.${name}` } });

const entry = (id: string, name: string, model: object, href?: string) => ({
  type: 'console.navigation/resource-ns',
  properties: { id, name, section: 'networking', model, ...(href ? { href } : {}) },
});

/** What of networking-console-plugin (August 2026) meets this plugin. */
export const plugin: OtherPlugin = {
  name: 'networking-console-plugin',
  exposedModules: { pages: './pages' },
  extensions: [
    { type: 'console.flag', properties: { handler: { $codeRef: 'pages.setFlags' } } },
    // The console's own section.
    { type: 'console.navigation/section', properties: { id: 'networking', name: 'Networking' } },
    entry('services', 'Services', service),
    entry('networkpolicies', 'NetworkPolicies', policy),
    entry('networkattachmentdefinitions', 'NetworkAttachmentDefinitions', nad),
    {
      type: 'console.page/resource/list',
      flags: { required: ['NET_ATTACH_DEF'] },
      properties: { model: nad, ...component('NadList') },
    },
    {
      type: 'console.page/resource/details',
      flags: { required: ['NET_ATTACH_DEF', 'KUBEVIRT_DYNAMIC'] },
      properties: { model: nad, ...component('NadDetails') },
    },
    {
      type: 'console.page/route',
      properties: {
        path: '/k8s/ns/:ns/k8s.cni.cncf.io~v1~NetworkAttachmentDefinition/~new/form',
        ...component('NadForm'),
      },
    },
    {
      type: 'console.page/resource/list',
      properties: { model: service, ...component('ServiceList') },
    },
    {
      type: 'console.page/resource/details',
      properties: { model: service, ...component('ServiceDetails') },
    },
    {
      type: 'console.page/resource/list',
      properties: { model: policy, ...component('PolicyList') },
    },
  ],
};
