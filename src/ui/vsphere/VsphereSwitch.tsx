import { Flex, FlexItem, Switch } from '@patternfly/react-core';
import { useT } from '../useT';
import { GlossaryLink } from './GlossaryLink';
import { useVsphereWords } from './useVsphereWords';

/** Shows the words of vSphere beside ours, or hides them: for all pages, and the next visit. */
export const VsphereSwitch = () => {
  const t = useT();
  const [isShown, show] = useVsphereWords();
  return (
    <Switch
      id="vsphere-words"
      label={t('Show vSphere words')}
      isChecked={isShown}
      onChange={(_event, isChecked) => show(isChecked)}
    />
  );
};

/** Beside the heading of a page that shows words of vSphere. */
export const VsphereAside = () => (
  <Flex gap={{ default: 'gapMd' }} alignItems={{ default: 'alignItemsCenter' }}>
    <FlexItem>
      <VsphereSwitch />
    </FlexItem>
    <FlexItem>
      <GlossaryLink />
    </FlexItem>
  </Flex>
);
