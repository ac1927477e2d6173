import { Label, LabelGroup } from '@patternfly/react-core';
import { recordAt, type KubernetesResource } from '../../../domain/core/resource';
import { selectorInWords } from '../../../domain/udn/selector-words';
import { useT } from '../../../ui/useT';

/** Conditions that a namespace must meet to get the network. */
export const SelectorText = ({ udn }: { udn: KubernetesResource }) => {
  const t = useT();
  const conditions = selectorInWords(recordAt(udn, 'spec').namespaceSelector);
  if (conditions === undefined) return <>{t('None')}</>;
  if (conditions.length === 0) return <>{t('All namespaces')}</>;
  return (
    <LabelGroup aria-label={t('Conditions for namespaces')} numLabels={10}>
      {conditions.map((condition) => (
        <Label key={condition} isCompact variant="outline">
          {condition}
        </Label>
      ))}
    </LabelGroup>
  );
};
