import type { FeatureManifest } from '../../manifest/feature';
import { clusterHomes } from '../../ui/routes';

const home = clusterHomes.nodes;

export const manifest: FeatureManifest = {
  navigation: [
    { id: 'node-networks', name: 'Node networks', href: home, position: 3, isOfCluster: true },
  ],
  cards: [
    {
      id: 'nodes',
      title: 'Nodes',
      file: 'overview/NodesCard',
      row: 'state',
      position: 4,
      audience: 'cluster',
    },
    {
      id: 'coverage',
      title: 'Networks on nodes',
      file: 'overview/CoverageCard',
      row: 'state',
      position: 5,
      audience: 'cluster',
    },
  ],
  modules: {
    NodeNetworksPage: {
      file: 'NodeNetworksPage',
      help: 'node-networks',
      routes: [{ path: home }],
      budget: 300,
      opened: { path: home, heading: 'Node networks' },
    },
    ConnectWizard: {
      file: 'connect/ConnectWizard',
      help: 'connect',
      routes: [{ path: `${home}/~connect`, exact: true }],
      budget: 300,
      opened: { path: `${home}/~connect`, heading: 'Connect VMs to a physical network' },
    },
    NodePolicyCreatePage: {
      file: 'create/NodePolicyCreatePage',
      help: 'node-policies',
      routes: [{ path: `${home}/policies/~new`, exact: true }],
      budget: 300,
    },
    NodePolicyEditPage: {
      file: 'edit/NodePolicyEditPage',
      help: 'node-policies',
      routes: [{ path: `${home}/policies/:name/~edit`, exact: true }],
      budget: 300,
    },
    NodeTab: { file: 'map/NodeTab', help: 'node-networks', tab: { kind: 'Node' }, budget: 300 },
    NodePolicyPage: {
      file: 'details/NodePolicyPage',
      help: 'node-policies',
      routes: [{ path: `${home}/policies/:name` }],
      budget: 300,
    },
  },
};
