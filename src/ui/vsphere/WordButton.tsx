import { Content, Stack, StackItem } from '@patternfly/react-core';
import { vsphereWords, type VsphereId } from '../../domain/words/vsphere';
import { PopoverButton } from '../PopoverButton';
import { useT } from '../useT';
import { GlossaryLink } from './GlossaryLink';

/** A word of vSphere, which opens for what it means here. */
const WordButton = ({ word }: { word: VsphereId }) => {
  const t = useT();
  const { vsphere, here, meaning } = vsphereWords[word];
  const text = t('In vSphere: {{word}}', { word: t(vsphere) });
  return (
    <PopoverButton
      label={text}
      header={t(vsphere)}
      body={() => (
        <Stack hasGutter>
          <StackItem>
            <Content component="p">
              {here === undefined
                ? t('Nothing stands for it here.')
                : t('Here: {{word}}', { word: t(here) })}
            </Content>
            <Content component="p">{t(meaning)}</Content>
          </StackItem>
          <StackItem>
            <GlossaryLink />
          </StackItem>
        </Stack>
      )}
    >
      {text}
    </PopoverButton>
  );
};

export default WordButton;
