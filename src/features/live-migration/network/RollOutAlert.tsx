import { Alert, Progress, Stack, StackItem, type AlertProps } from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import type { RollOut, RollOutStage } from '../../../domain/migration-network/roll-out';
import { useT } from '../../../ui/useT';
import { listText } from '../../../ui/intl';

type Going = Exclude<RollOutStage, 'settled'>;

const titles: Record<Going, string> = {
  'passed-on': msg('The operators are passing the setting on to virt-handler'),
  first: msg('One virt-handler is tried with the network first'),
  others: msg('The other virt-handlers follow, a tenth at a time'),
  stuck: msg('The roll-out is stuck'),
};

const variants: Record<Going, AlertProps['variant']> = {
  'passed-on': 'info',
  first: 'info',
  others: 'info',
  stuck: 'danger',
};

const Obstacle = ({ rollOut }: { rollOut: RollOut }) => {
  const t = useT();
  const stuck = rollOut.nodes.filter(({ step }) => step === 'stuck');
  const { obstacle } = rollOut;
  return (
    <>
      {obstacle?.why && <p>{t(obstacle.why.text, obstacle.why.params)}</p>}
      <p>
        {t(
          'virt-handler does not start on {{nodes}}. Running VMs go on there, but none can be started or migrated. The other nodes keep what they have. Correct the network, or choose the default one.',
          { nodes: listText(stuck.map(({ handler }) => handler.node)) },
        )}
      </p>
      {obstacle && <p>{t('The cluster says: {{text}}', { text: obstacle.text })}</p>}
    </>
  );
};

/** How far virt-handler has come with the network that is set; nothing once all have it. */
export const RollOutAlert = ({ rollOut }: { rollOut: RollOut }) => {
  const t = useT();
  const { stage, nodes, done } = rollOut;
  if (stage === 'settled') return null;
  return (
    <Alert variant={variants[stage]} isInline isLiveRegion component="h2" title={t(titles[stage])}>
      <Stack hasGutter>
        {stage === 'stuck' && (
          <StackItem>
            <Obstacle rollOut={rollOut} />
          </StackItem>
        )}
        <StackItem>
          <Progress
            aria-label={t('Nodes with the network that is set')}
            value={done}
            max={nodes.length}
            label={t('{{done}} of {{total}} nodes', { done, total: nodes.length })}
            valueText={t('{{done}} of {{total}} nodes', { done, total: nodes.length })}
            {...(stage === 'stuck' ? { variant: 'danger' as const } : {})}
          />
        </StackItem>
      </Stack>
    </Alert>
  );
};
