import { PageSection, Stack, StackItem, Title } from '@patternfly/react-core';
import { addonsNamespaceOf } from '../../../domain/settings/dns';
import { macPoolOf, MAC_RANGE_CONFIG } from '../../../domain/settings/mac-pool';
import {
  addonsOwnerOf,
  type AddonsShape,
  type SettingsOwner,
} from '../../../domain/settings/owner';
import type { KindName } from '../../../domain/world/kinds';
import type { World } from '../../../domain/world/world';
import type { Progress } from '../../../k8s/completeness';
import { ConfigMapModel } from '../../../k8s/models';
import { useWatchOne } from '../../../k8s/useWatch';
import { useWorld, type Gap } from '../../../k8s/useWorld';
import { GapList } from '../../../ui/GapList';
import { LoadingBar } from '../../../ui/list/Growing';
import { LoadingState, NothingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { NoAddons } from '../NoAddons';
import { Collisions } from './Collisions';
import { Namespaces } from './Namespaces';
import { Range } from './Range';
import { numberText } from '../../../ui/intl';

const WATCHED: readonly KindName[] = [
  'HyperConverged',
  'NetworkAddonsConfig',
  'MutatingWebhookConfiguration',
  'Namespace',
  'NetworkAttachmentDefinition',
  'VirtualMachine',
  'VirtualMachineInstance',
];

interface MacPoolsProps {
  world: World;
  owner: SettingsOwner<AddonsShape>;
  gaps: readonly Gap[];
  progress: Progress | undefined;
}

const MacPools = ({ world, owner, gaps, progress }: MacPoolsProps) => {
  const t = useT();
  const config = useWatchOne(ConfigMapModel, MAC_RANGE_CONFIG, addonsNamespaceOf(owner));
  const pool = macPoolOf(world, config.state === 'ready' ? config.data : undefined);
  if (!pool) {
    return (
      <NothingState title={t('KubeMacPool is not installed')}>
        {t('The NetworkAddonsConfig does not ask for it, so KubeVirt gives random MAC addresses.')}
      </NothingState>
    );
  }
  return (
    <PageSection hasBodyWrapper={false}>
      <Stack hasGutter>
        {progress && (
          <StackItem>
            <LoadingBar
              title={t('Loading VMs, {{number}} objects so far', {
                number: numberText(progress.loaded),
              })}
              progress={progress}
            />
          </StackItem>
        )}
        <StackItem>
          <Range world={world} pool={pool} />
        </StackItem>
        <StackItem>
          <Title headingLevel="h2">{t('MAC addresses of several VMs')}</Title>
        </StackItem>
        <StackItem>
          <Collisions world={world} />
        </StackItem>
        <StackItem>
          <Title headingLevel="h2">{t('Namespaces')}</Title>
        </StackItem>
        <StackItem>
          <Namespaces world={world} gaps={gaps} />
        </StackItem>
        <StackItem>
          <GapList gaps={gaps} />
        </StackItem>
      </Stack>
    </PageSection>
  );
};

/** The pool from which VMs get MAC addresses, where it is used, and addresses that are there twice. */
const MacPoolsTab = () => {
  const t = useT();
  const state = useWorld(WATCHED, undefined);
  if (state.state === 'loading') {
    return <LoadingState label={t('Loading the pool of MAC addresses')} />;
  }
  const { world, gaps, progress } = state;
  const owner = addonsOwnerOf(world);
  if (!owner) return <NoAddons gaps={gaps} />;
  return <MacPools world={world} owner={owner} gaps={gaps} progress={progress} />;
};

export default MacPoolsTab;
