import { useState } from 'react';
import { Alert, Content, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import { listOf } from '../../../domain/findings/report';
import type { BulkCandidate } from '../../../domain/vm/change/bulk';
import {
  attachInOwn,
  candidatesInEach,
  detachInOwn,
  plansOf,
} from '../../../domain/vm/change/bulk-networks';
import type { BulkPlan } from '../../../domain/vm/change/bulk-plan';
import type { World } from '../../../domain/world/world';
import { ActionButton } from '../../../ui/ActionButton';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { BulkReview } from '../../../ui/vms/BulkReview';
import { useVmRefusal } from '../../../ui/vms/useVmRefusal';
import { HalfDone } from '../../../ui/wizard/HalfDone';
import type { Connect } from './useConnect';
import { useVms, type PlannedVms } from './useVms';

interface Dialog {
  kind: 'attach' | 'detach';
  /** As it was when the user asked for the review. */
  world: World;
  plans: readonly BulkPlan[];
}

const keysOf = (candidates: readonly BulkCandidate[]): string =>
  listOf(candidates.map(({ key }) => key));

const isAttached = ({ interfaces }: BulkCandidate): boolean => interfaces.length > 0;

const VmsPart = ({ connect, vms }: { connect: Connect; vms: PlannedVms }) => {
  const t = useT();
  const { run, draft } = connect;
  const { vmNads } = draft;
  const [dialog, setDialog] = useState<Dialog>();
  // Only networks that are there can be attached to: OVN-Kubernetes takes a moment to make some.
  const there = candidatesInEach(vms.now, vmNads);
  const chosen = vms.chosen.map(({ key, ...rest }) => ({
    key,
    ...rest,
    found: there.find((each) => each.key === key),
  }));
  const refusalOf = useVmRefusal(vms.chosen);
  const done = chosen.filter(isAttached);
  const open = chosen.filter((each) => !isAttached(each));
  const ready = open.flatMap(({ found }) => (found && !refusalOf(found) ? [found] : []));
  const kept = open.flatMap(({ found }) => {
    const why = found && refusalOf(found);
    return why === undefined ? [] : [{ key: found?.key ?? '', why }];
  });
  const refusal =
    run.missing.length > 0
      ? t('The VMs are attached when the networks are there.')
      : open.some(({ found }) => found === undefined)
        ? t('OVN-Kubernetes has not made the network in all of the projects yet.')
        : ready.length === 0
          ? t('None of the VMs can be attached.')
          : undefined;
  const attach = () =>
    setDialog({
      kind: 'attach',
      world: vms.now,
      plans: plansOf(vms.now, ready, (vm) => attachInOwn(vms.now, vmNads, vm)),
    });
  const detach = () =>
    setDialog({
      kind: 'detach',
      world: vms.now,
      plans: plansOf(vms.now, done, (vm) => detachInOwn(vmNads, vm)),
    });
  const isHalf = done.length > 0 && open.length > 0;
  return (
    <Stack hasGutter>
      {isHalf && (
        <StackItem>
          <HalfDone
            title={t('Some of the VMs are attached, others are not')}
            done={[keysOf(done)]}
            open={[keysOf(open)]}
            actions={[
              ...(refusal === undefined ? [{ text: t('Attach the others'), onClick: attach }] : []),
              { text: t('Detach the VMs again'), onClick: detach },
            ]}
          />
        </StackItem>
      )}
      {done.length === 0 && (
        <>
          <StackItem>
            <List isPlain>
              {open.map(({ key }) => (
                <ListItem key={key}>{key}</ListItem>
              ))}
            </List>
          </StackItem>
          <StackItem>
            <ActionButton variant="primary" refusal={refusal} onClick={attach}>
              {t('Attach {{count}} VMs', { count: ready.length || open.length })}
            </ActionButton>
            {refusal !== undefined && <Content component="small">{refusal}</Content>}
          </StackItem>
        </>
      )}
      {kept.length > 0 && (
        <StackItem>
          <Alert
            variant="warning"
            isInline
            component="h3"
            title={t('{{count}} VMs are not attached', { count: kept.length })}
          >
            <List>
              {kept.map(({ key, why }) => (
                <ListItem key={key}>{t('{{name}}: {{why}}', { name: key, why })}</ListItem>
              ))}
            </List>
          </Alert>
        </StackItem>
      )}
      {open.length === 0 && done.length > 0 && (
        <StackItem>
          <Alert
            variant="success"
            isInline
            isLiveRegion
            component="h3"
            title={t('The VMs have an interface on the network: {{names}}', {
              names: keysOf(done),
            })}
          >
            {t('Their pages say how far each is, and which have to be restarted for it.')}
          </Alert>
          <ActionButton refusal={undefined} variant="link" onClick={detach}>
            {t('Detach the VMs again')}
          </ActionButton>
        </StackItem>
      )}
      {dialog && (
        <BulkReview
          title={
            dialog.kind === 'attach'
              ? t('Attach network {{network}}?', { network: vms.network })
              : t('Detach network {{network}}?', { network: vms.network })
          }
          world={dialog.world}
          plans={dialog.plans}
          network={vms.network}
          isDanger={dialog.kind === 'detach'}
          changeOf={(vm) =>
            dialog.kind === 'attach'
              ? attachInOwn(dialog.world, vmNads, vm)
              : detachInOwn(vmNads, vm)
          }
          onClose={() => setDialog(undefined)}
          onDone={() => setDialog(undefined)}
        />
      )}
    </Stack>
  );
};

/** The last part: the chosen VMs get their interface, and how far that has come. */
const VmsRun = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const vms = useVms(connect);
  if (!vms) return <LoadingState label={t('Loading VMs')} />;
  return <VmsPart connect={connect} vms={vms} />;
};

export default VmsRun;
