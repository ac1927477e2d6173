import { Alert, Content, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { BulkEffects } from '../../../ui/vms/BulkEffects';
import type { Connect } from './useConnect';
import { useVms } from './useVms';

/** What happens to each of the chosen VMs once the network is there. */
const VmsReview = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const vms = useVms(connect);
  if (!vms) return <LoadingState label={t('Loading VMs')} />;
  const left = vms.chosen.filter(({ obstacle }) => obstacle !== undefined);
  const gone = connect.draft.draft.vms.filter(
    (wanted) => !vms.candidates.some(({ key }) => key === wanted),
  );
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="h2">{t('What happens to the VMs')}</Content>
        <BulkEffects plans={vms.plans} />
      </StackItem>
      {(left.length > 0 || gone.length > 0) && (
        <StackItem>
          <Alert
            variant="warning"
            isInline
            component="h3"
            title={t('{{count}} VMs are not attached', { count: left.length + gone.length })}
          >
            <List>
              {left.map(({ key, obstacle }) => (
                <ListItem key={key}>
                  {t('{{name}}: {{why}}', {
                    name: key,
                    why: obstacle && t(obstacle.text, obstacle.params),
                  })}
                </ListItem>
              ))}
              {gone.map((key) => (
                <ListItem key={key}>
                  {t('{{name}}: it is not there, or you may not see it.', { name: key })}
                </ListItem>
              ))}
            </List>
          </Alert>
        </StackItem>
      )}
    </Stack>
  );
};

export default VmsReview;
