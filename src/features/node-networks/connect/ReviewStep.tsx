import {
  Alert,
  Content,
  ExpandableSection,
  List,
  ListItem,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import { listOf } from '../../../domain/findings/report';
import { makesNetworks, makesPolicy } from '../../../domain/node-policies/connect/fields';
import { labelText } from '../../../domain/node-policies/connect/node-label';
import { networkObjectsOf } from '../../../domain/node-policies/connect/run';
import { FindingList } from '../../../ui/findings';
import { NONE } from '../../../ui/none';
import { onDemand } from '../../../ui/onDemand';
import { useT } from '../../../ui/useT';
import { ChosenFacts } from '../../../ui/wizard/ChosenFacts';
import { OpenProblems } from '../../../ui/wizard/OpenProblems';
import { Effects } from './EffectPanel';
import type { Connect } from './useConnect';
import { purposeWords } from './words';
import { listText } from '../../../ui/intl';

const ObjectsAsYaml = onDemand<{ connect: Connect }>(() => import('./ObjectsAsYaml'));

const VmsReview = onDemand<{ connect: Connect }>(() => import('./VmsReview'));

/** Source: kubernetes-nmstate pkg/probe/probes.go. */
const tests: readonly string[] = [
  msg('The default gateway answers, if it did before'),
  msg('Names are resolved by DNS, if they were before'),
  msg('The API server of the cluster answers'),
  msg('The node is ready'),
];

/** What nmstate tries on each node before it keeps a change, and what nobody tries. */
const Tests = () => {
  const t = useT();
  return (
    <>
      <Content component="h2">{t('What nmstate tests on each node afterwards')}</Content>
      <Content component="p">
        {t('Each has 120 seconds. If one fails, the node gets its former network back.')}
      </Content>
      <List>
        {tests.map((text) => (
          <ListItem key={text}>{t(text)}</ListItem>
        ))}
      </List>
      <Alert
        variant="info"
        isInline
        isPlain
        component="h3"
        title={t(
          'No test covers the VLAN of a VM: only a VM shows whether the switch lets it pass.',
        )}
      />
    </>
  );
};

const useFacts = ({ draft: { draft, chosen, networks } }: Connect) => {
  const t = useT();
  const labels = Object.entries(chosen.selector ?? {}).map(([key, value]) =>
    labelText({ key, value }),
  );
  const onNodes: (readonly [string, string])[] = makesPolicy(draft)
    ? [
        [
          t('Nodes'),
          chosen.isKnown
            ? t('{{count}} nodes, {{label}}', {
                count: chosen.nodes.length,
                label: labels.join(', ') || t('All nodes'),
              })
            : labels.join(', '),
        ],
        ...(chosen.label && chosen.label.lacking.length > 0
          ? ([
              [
                t('Label for the nodes'),
                t('{{label}}, which they get before the policy is for them: {{nodes}}', {
                  label: labelText(chosen.label),
                  nodes: listOf(chosen.label.lacking.map(({ name }) => name)),
                }),
              ],
            ] as const)
          : []),
        [t('Network interfaces'), listText(draft.uplinks) || NONE],
        ...(draft.uplinks.length > 1 && draft.purpose !== 'vlan'
          ? ([[t('Bond'), `${draft.bond}, ${draft.mode}`]] as const)
          : []),
        draft.purpose === 'vlan'
          ? [
              t('VLAN interface'),
              `${draft.vlanName}, ${t('VLAN {{vlan}}', { vlan: draft.vlanId })}`,
            ]
          : [t('Bridge'), draft.bridge],
        ...(draft.purpose === 'linux' || draft.purpose === 'vlan'
          ? []
          : ([[t('Bridge mapping'), draft.localnet]] as const)),
        [t('MTU'), draft.mtu || t('As it is')],
        [t('Policy'), draft.policy],
        [t('Nodes at once'), draft.maxUnavailable],
      ]
    : [
        draft.purpose === 'linux'
          ? [t('Bridge'), draft.bridge]
          : [t('Bridge mapping'), draft.localnet],
      ];
  const usable = networks.filter(({ refusal }) => refusal === undefined);
  return [
    [t('How VMs are connected'), draft.purpose ? t(purposeWords[draft.purpose].title) : NONE],
    ...onNodes,
    ...(makesNetworks(draft)
      ? ([
          [
            t('Networks'),
            usable.length > 3
              ? t('{{count}} networks, {{first}} to {{last}}', {
                  count: usable.length,
                  first: usable[0]?.name ?? '',
                  last: usable.at(-1)?.name ?? '',
                })
              : listText(usable.map(({ name }) => name)),
          ],
          [t('Projects'), listText(draft.projects)],
          [
            t('VMs'),
            draft.vms.length > 3
              ? t('{{count}} VMs', { count: draft.vms.length })
              : listText(draft.vms) || NONE,
          ],
        ] as const)
      : []),
  ] as const;
};

/** All that was chosen, what rules say of it, and what it does to each node. */
const ReviewStep = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const facts = useFacts(connect);
  const { problems, draft, failure } = connect;
  const open = problems.filter((each) => each.isBlocking && !each.finding);
  const findings = problems.flatMap(({ finding }) => finding ?? []);
  const count = networkObjectsOf(draft).length + (draft.policy ? 1 : 0);
  return (
    <Stack hasGutter>
      <StackItem>
        <ChosenFacts facts={facts} />
      </StackItem>
      <OpenProblems problems={open} />
      {failure !== undefined && (
        <StackItem>
          <Alert variant="danger" isInline component="h2" title={t('The rules cannot be loaded')}>
            {failure}
          </Alert>
        </StackItem>
      )}
      {findings.length > 0 && (
        <StackItem>
          <FindingList findings={findings} />
        </StackItem>
      )}
      {draft.policy && (
        <>
          <StackItem>
            <Content component="h2">{t('What changes on the nodes')}</Content>
            <Effects connect={connect} />
          </StackItem>
          <StackItem>
            <Tests />
          </StackItem>
        </>
      )}
      {draft.vmNads.length > 0 && draft.draft.vms.length > 0 && (
        <StackItem>
          <VmsReview connect={connect} />
        </StackItem>
      )}
      {open.length === 0 && (
        <StackItem>
          <ExpandableSection toggleText={t('YAML of {{count}} objects', { count })}>
            <ObjectsAsYaml connect={connect} />
          </ExpandableSection>
        </StackItem>
      )}
      <StackItem>
        <Content component="small">
          {t(
            'Nothing has been sent yet. It is made in the next step, and reviewed once more there.',
          )}
        </Content>
      </StackItem>
    </Stack>
  );
};

export default ReviewStep;
