import { useRef } from 'react';
import { PageSection, Stack, StackItem } from '@patternfly/react-core';
import { GapList } from '../../../ui/GapList';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { NoSettings } from '../NoSettings';
import { useMigrationWorld } from '../useMigrationWorld';
import { Choice } from './Choice';
import { InUse } from './InUse';

/** The network of live migrations: the one in use on each node, and those to choose from. */
const NetworkTab = () => {
  const t = useT();
  const settings = useMigrationWorld();
  const inUse = useRef<HTMLDivElement>(null);
  if (settings.state === 'loading') {
    return <LoadingState label={t('Reading the settings of live migration')} />;
  }
  if (settings.state === 'unknown') return <NoSettings gaps={settings.gaps} />;
  return (
    <PageSection hasBodyWrapper={false}>
      <Stack hasGutter>
        <StackItem>
          <InUse ref={inUse} settings={settings} />
        </StackItem>
        <StackItem>
          <Choice
            settings={settings}
            // What happens now is told at the top of the page.
            onSaved={() => {
              inUse.current?.scrollIntoView();
              inUse.current?.focus();
            }}
          />
        </StackItem>
        <StackItem>
          <GapList gaps={settings.gaps} />
        </StackItem>
      </Stack>
    </PageSection>
  );
};

export default NetworkTab;
