import { Stack, StackItem } from '@patternfly/react-core';
import type { Finding } from '../../domain/findings/finding';
import type { World } from '../../domain/world/world';
import { Breakable } from '../../ui/Breakable';
import { Evidence } from '../../ui/fix/Evidence';
import { useFixAction } from '../../ui/fix/useFixAction';
import { useT } from '../../ui/useT';
import { IgnoreButton } from './IgnoreButton';
import { objectOf } from './objectOf';

interface MoreAboutProps {
  finding: Finding;
  world: World;
}

/** The objects that a finding reasons from, and its fix where there is a mechanical one. */
const MoreAbout = ({ finding, world }: MoreAboutProps) => {
  const t = useT();
  const { related = [] } = finding;
  const fix = useFixAction(world, (about) => objectOf(world, about))(finding);
  return (
    <Stack hasGutter>
      <StackItem>
        {t('At')} <Breakable text={finding.path} />
      </StackItem>
      <StackItem>
        {related.length === 0 ? (
          <p>{t('Seen in the object itself.')}</p>
        ) : (
          <Evidence finding={finding} />
        )}
      </StackItem>
      {fix && <StackItem>{fix}</StackItem>}
      <StackItem>
        <IgnoreButton finding={finding} world={world} />
      </StackItem>
    </Stack>
  );
};

export default MoreAbout;
