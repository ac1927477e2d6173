import { useMemo, useState } from 'react';
import { Alert, Stack, StackItem } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { openGuestText } from '../../../domain/guest/document';
import { cloudInitOf, type CloudInit } from '../../../domain/vm/guest/cloud-init';
import { networkDataOfSecret } from '../../../domain/vm/guest/cloud-init-change';
import { models } from '../../../k8s/models';
import { failureOf } from '../../../k8s/failure';
import { useReadOnce, type ReadOnce } from '../../../k8s/useReadOnce';
import { FailedState, LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import type { VmFacts } from '../page/useVmFacts';
import { adviceOf, beginningOf, type GuestAdvice } from './advice';
import type { Stored } from './stored';
import { CommandsPanel } from './CommandsPanel';
import { CloudInitPanel } from './CloudInitPanel';

type Known =
  { kind: 'stored'; stored: Stored } | { kind: 'loading' } | { kind: 'failed'; error: unknown };

const knownOf = (cloudInit: CloudInit | undefined, read: ReadOnce<KubernetesResource>): Known => {
  const source = cloudInit?.networkData;
  if (source?.kind !== 'secret') {
    return {
      kind: 'stored',
      stored: { cloudInit, text: source?.text, secret: undefined, missingSecret: undefined },
    };
  }
  if (read.state === 'loading') return { kind: 'loading' };
  if (read.state === 'failed') {
    if (failureOf(read.error).code !== 404) return { kind: 'failed', error: read.error };
    return {
      kind: 'stored',
      stored: { cloudInit, text: undefined, secret: undefined, missingSecret: source.name },
    };
  }
  return {
    kind: 'stored',
    stored: {
      cloudInit,
      text: networkDataOfSecret(read.data),
      secret: read.data,
      missingSecret: undefined,
    },
  };
};

interface PanelProps {
  facts: VmFacts;
  way: 'cloud-init' | 'commands';
}

const NO_NAMES: readonly string[] = [];

/** What the editor begins with. */
const startOf = ({ cloudInit, text }: Stored, advice: GuestAdvice): string => {
  if (text === undefined) return beginningOf(advice);
  // A config drive wants the JSON of OpenStack, which the form does not edit.
  const isForeign = cloudInit?.kind === 'configDrive' && openGuestText(text).kind !== 'document';
  return isForeign ? beginningOf(advice) : text;
};

/** The network data of a VM: saved for its first boot, or as commands for a guest that runs. */
export const NetworkDataPanel = ({ facts, way }: PanelProps) => {
  const t = useT();
  const { vm, vmi, view } = facts;
  // What is being edited stays as it was read; the review tells of what changed meanwhile.
  const [begun, setBegun] = useState(() => ({ vm, cloudInit: cloudInitOf(vm) }));
  const source = begun.cloudInit?.networkData;
  const secretName = source?.kind === 'secret' ? source.name : '';
  const { of, again } = useReadOnce<KubernetesResource>(
    models.Secret,
    secretName === '' ? NO_NAMES : [secretName],
    view.namespace,
  );
  const known = knownOf(begun.cloudInit, of(secretName));
  const advice = useMemo(() => adviceOf(view, begun.vm), [view, begun]);
  if (known.kind === 'loading') return <LoadingState label={t('Loading the network data')} />;
  if (known.kind === 'failed' && way === 'commands') {
    return (
      <Stack hasGutter>
        <StackItem>
          <Alert
            variant="info"
            isInline
            component="h2"
            title={t('What the VM was given for its first boot cannot be read')}
          >
            {failureOf(known.error).message}
          </Alert>
        </StackItem>
        <StackItem>
          <CommandsPanel vm={vm} vmi={vmi} start={beginningOf(advice)} advice={advice} />
        </StackItem>
      </Stack>
    );
  }
  if (known.kind === 'failed') {
    return (
      <FailedState
        error={known.error}
        what={t('Secret {{name}}, which holds the network data', { name: secretName })}
      />
    );
  }
  const { stored } = known;
  const start = startOf(stored, advice);
  return way === 'commands' ? (
    <CommandsPanel vm={vm} vmi={vmi} start={start} advice={advice} />
  ) : (
    <CloudInitPanel
      key={begun.vm.metadata?.resourceVersion}
      vm={begun.vm}
      vmi={vmi}
      stored={stored}
      start={start}
      advice={advice}
      onSaved={(saved) => {
        setBegun({ vm: saved, cloudInit: cloudInitOf(saved) });
        again();
      }}
    />
  );
};
