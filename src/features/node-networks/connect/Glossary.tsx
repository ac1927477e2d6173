import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core';
import { PopoverButton } from '../../../ui/PopoverButton';
import { useT } from '../../../ui/useT';
import { glossary } from './words';

/** The words of vSphere and what they are here, for those who look for them. */
export const Glossary = () => {
  const t = useT();
  return (
    <PopoverButton
      label={t('Words of vSphere')}
      header={t('Words of vSphere')}
      body={() => (
        <DescriptionList isCompact aria-label={t('Words of vSphere')}>
          {glossary.map(([term, meaning]) => (
            <DescriptionListGroup key={term}>
              <DescriptionListTerm>{t(term)}</DescriptionListTerm>
              <DescriptionListDescription>{t(meaning)}</DescriptionListDescription>
            </DescriptionListGroup>
          ))}
        </DescriptionList>
      )}
    >
      {t('Words of vSphere')}
    </PopoverButton>
  );
};
