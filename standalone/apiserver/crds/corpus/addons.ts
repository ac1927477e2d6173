import { samples, spec, type Sample } from './sample.ts';

const ADDONS = 'networkaddonsoperator.network.kubevirt.io';

/** Network add-ons, the cluster's domain, and what gives addresses to Services. */
export const ADDON_SAMPLES: Sample[] = [
  ...samples(`networkaddonsconfigs.${ADDONS}`, `${ADDONS}/v1`, 'NetworkAddonsConfig', {
    'no add-on': [spec({})],
    'a range, of which the operator itself judges': [
      spec({ kubeMacPool: { rangeStart: 'no address' } }),
    ],
    'a range that begins with a number': [
      spec({ kubeMacPool: { rangeStart: 2 } }),
      'spec.kubeMacPool.rangeStart',
    ],
    'names for VMs': [
      spec({ kubeSecondaryDNS: { domain: 'example.com', nameServerIP: '10.0.0.53' } }),
    ],
    'names for VMs as a switch': [spec({ kubeSecondaryDNS: true }), 'spec.kubeSecondaryDNS'],
  }),
  ...samples('dnses.config.openshift.io', 'config.openshift.io/v1', 'DNS', {
    'a base domain': [spec({ baseDomain: 'openshift.example.com' })],
    'no base domain': [spec({})],
    'no spec': [{}, 'spec'],
  }),
  ...samples('ipaddresspools.metallb.io', 'metallb.io/v1beta1', 'IPAddressPool', {
    'a range of addresses': [spec({ addresses: ['10.46.41.90-10.46.41.99'] })],
    'no addresses': [spec({}), 'spec.addresses'],
  }),
  ...samples('l2advertisements.metallb.io', 'metallb.io/v1beta1', 'L2Advertisement', {
    'every pool': [spec({})],
    'pools as one text': [spec({ ipAddressPools: 'a' }), 'spec.ipAddressPools'],
  }),
  ...samples('bgpadvertisements.metallb.io', 'metallb.io/v1beta1', 'BGPAdvertisement', {
    'every pool': [spec({})],
    'pools as one text': [spec({ ipAddressPools: 'a' }), 'spec.ipAddressPools'],
  }),
  ...samples('servicel2statuses.metallb.io', 'metallb.io/v1beta1', 'ServiceL2Status', {
    'the node that announces': [{ status: { node: 'worker-0', serviceName: 'web' } }],
    'a node that is a number': [{ status: { node: 1 } }, 'status.node'],
  }),
];
