import { samples, spec, type Content, type Sample } from './sample.ts';

const POLICY = 'policy.networking.k8s.io';

const subject = { namespaces: {} };
const deny = { action: 'Deny', from: [{ namespaces: {} }] };

const admin = (content: Content): Content => spec({ priority: 10, subject, ...content });

/** Policies for networks, service meshes, and what the cluster runs on. */
export const POLICY_SAMPLES: Sample[] = [
  ...samples(`adminnetworkpolicies.${POLICY}`, `${POLICY}/v1alpha1`, 'AdminNetworkPolicy', {
    'a rule': [admin({ ingress: [deny] })],
    'an action that there is not': [
      admin({ ingress: [{ ...deny, action: 'Accept' }] }),
      'spec.ingress[0].action',
    ],
    'a priority beyond 1000': [admin({ priority: 1001 }), 'spec.priority'],
    'a subject of two kinds': [
      admin({ subject: { ...subject, pods: { namespaceSelector: {}, podSelector: {} } } }),
      'spec.subject',
    ],
  }),
  ...samples(
    `baselineadminnetworkpolicies.${POLICY}`,
    `${POLICY}/v1alpha1`,
    'BaselineAdminNetworkPolicy',
    {
      'a rule': [spec({ subject, ingress: [deny] })],
      'an action that only the others have': [
        spec({ subject, ingress: [{ ...deny, action: 'Pass' }] }),
        'spec.ingress[0].action',
      ],
    },
    'default',
  ),
  ...samples('istios.sailoperator.io', 'sailoperator.io/v1', 'Istio', {
    'a control plane': [spec({ namespace: 'istio-system', version: 'v1.30.3' })],
    'a profile that there is not': [
      spec({ namespace: 'istio-system', version: 'v1.30.3', profile: 'tiny' }),
      'spec.profile',
    ],
  }),
  ...samples(
    'servicemeshmemberrolls.maistra.io',
    'maistra.io/v1',
    'ServiceMeshMemberRoll',
    {
      members: [spec({ members: ['shop'] })],
      'members as one text': [spec({ members: 'shop' }), 'spec.members'],
    },
    'default',
  ),
  ...samples(
    'infrastructures.config.openshift.io',
    'config.openshift.io/v1',
    'Infrastructure',
    {
      'bare metal': [spec({ platformSpec: { type: 'BareMetal' } })],
      'a platform that there is not': [
        spec({ platformSpec: { type: 'Cellar' } }),
        'spec.platformSpec.type',
      ],
    },
    'cluster',
  ),
];
