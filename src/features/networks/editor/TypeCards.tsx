import { lazy, Suspense, useState } from 'react';
import {
  Card,
  CardBody,
  CardHeader,
  CardTitle,
  Content,
  ExpandableSection,
  FormGroup,
  Gallery,
} from '@patternfly/react-core';
import { Link } from 'react-router';
import { networkTypeLabel } from '../../../domain/nad/network-type';
import { sriovCreatePath } from '../../../ui/routes';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { formTypes, typeHints, type FormType } from './fields';

const Comparison = lazy(() => import('./Comparison'));

interface TypeCardsProps {
  selected: FormType;
  onSelect: (type: FormType) => void;
}

/** The types of networks, with when to choose each. */
export const TypeCards = ({ selected, onSelect }: TypeCardsProps) => {
  const t = useT();
  const [isComparing, setComparing] = useState(false);
  return (
    <>
      <FormGroup role="radiogroup" fieldId="network-type" label={t('Network Type')} isRequired>
        <Gallery hasGutter minWidths={{ default: '220px' }}>
          {formTypes.map((type) => (
            <Card key={type} id={`type-${type}`} isSelectable isSelected={type === selected}>
              <CardHeader
                selectableActions={{
                  selectableActionId: `type-${type}-radio`,
                  selectableActionAriaLabelledby: `type-${type}-title`,
                  name: 'network-type',
                  variant: 'single',
                  onChange: () => onSelect(type),
                }}
              >
                <CardTitle id={`type-${type}-title`}>{t(networkTypeLabel(type))}</CardTitle>
              </CardHeader>
              <CardBody>{t(typeHints[type])}</CardBody>
            </Card>
          ))}
        </Gallery>
      </FormGroup>
      <Content component="small">
        {t('A network for SR-IOV is made by the SR-IOV Network Operator, from a SriovNetwork:')}{' '}
        <Link to={sriovCreatePath('networks')}>{t('Create SR-IOV network')}</Link>
      </Content>
      <ExpandableSection
        toggleText={t('Compare Linux bridge and OVN localnet')}
        isExpanded={isComparing}
        onToggle={(_event, isOpen) => setComparing(isOpen)}
      >
        {isComparing && (
          <Suspense fallback={<LoadingState label={t('Loading')} />}>
            <Comparison />
          </Suspense>
        )}
      </ExpandableSection>
    </>
  );
};
