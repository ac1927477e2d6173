import type { FeatureManifest } from '../../manifest/feature';
import { anyNamespace, homes } from '../../ui/routes';

const list = anyNamespace(homes.networks);

export const manifest: FeatureManifest = {
  navigation: [
    {
      id: 'networks',
      name: 'Networks',
      href: homes.networks,
      alsoMarks: [homes['user-defined-networks'].slice(1)],
      position: 2,
    },
  ],
  modules: {
    NetworkListPage: {
      file: 'list/NetworkListPage',
      help: 'networks',
      routes: [{ path: list, exact: true }],
      standardPage: { kind: 'NetworkAttachmentDefinition', page: 'list' },
      budget: 205,
      opened: { path: '/vm-networks/all-namespaces', heading: 'Networks' },
    },
    NetworkCreatePage: {
      file: 'create/NetworkCreatePage',
      help: 'create-network',
      routes: [{ path: list.map((path) => `${path}/~new`), exact: true }],
      standardPage: { kind: 'NetworkAttachmentDefinition', page: 'create' },
      budget: 300,
      opened: { path: '/vm-networks/ns/default/~new', heading: 'Create network' },
    },
    NetworkEditPage: {
      file: 'edit/NetworkEditPage',
      help: 'create-network',
      routes: [{ path: `${homes.networks}/ns/:ns/:name/~edit`, exact: true }],
    },
    NetworkDetailsPage: {
      file: 'details/NetworkDetailsPage',
      help: 'networks',
      routes: [{ path: `${homes.networks}/ns/:ns/:name` }],
      standardPage: { kind: 'NetworkAttachmentDefinition', page: 'details' },
      budget: 200,
    },
    NetworkTab: {
      file: 'details/NetworkTab',
      help: 'networks',
      tab: { kind: 'NetworkAttachmentDefinition' },
    },
  },
};
