import { useMemo } from 'react';
import { Checkbox, HelperText, HelperTextItem } from '@patternfly/react-core';
import { Td, Tr } from '@patternfly/react-table';
import type { BulkCandidate } from '../../../domain/vm/change/bulk';
import type { Effect } from '../../../domain/vm/change/effects';
import { useT } from '../../../ui/useT';
import { VmStatus } from '../page/VmStatus';
import { EffectText } from './EffectText';

interface BulkRowProps {
  candidate: BulkCandidate;
  /** Why the VM cannot be chosen, translated. */
  refusal: string | undefined;
  effectOf: (candidate: BulkCandidate) => Effect | undefined;
  showNamespace: boolean;
  showInterface: boolean;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}

/** One VM to choose: what will happen to it, or why it cannot take part. */
export const BulkRow = (props: BulkRowProps) => {
  const { candidate, refusal, effectOf, showNamespace, showInterface, isChosen, onChoose } = props;
  const t = useT();
  const { key, name, namespace, vm, interfaces } = candidate;
  const effect = useMemo(
    () => (refusal === undefined ? effectOf(candidate) : undefined),
    [refusal, effectOf, candidate],
  );
  const reasonId = `bulk-reason-${key}`;
  return (
    <Tr>
      <Td dataLabel={t('Choose')}>
        <Checkbox
          id={`bulk-${key}`}
          aria-label={t('Choose {{name}}', { name: showNamespace ? key : name })}
          aria-describedby={reasonId}
          isChecked={isChosen}
          isDisabled={refusal !== undefined}
          onChange={(_event, checked) => onChoose(checked)}
        />
      </Td>
      <Td dataLabel={t('Name')} modifier="breakWord">
        {name}
      </Td>
      {showNamespace && (
        <Td dataLabel={t('Namespace')} modifier="breakWord">
          {namespace}
        </Td>
      )}
      {showInterface && (
        <Td dataLabel={t('Interface')} modifier="breakWord">
          {interfaces.join(', ')}
        </Td>
      )}
      <Td dataLabel={t('Status')}>
        <VmStatus vm={vm} />
      </Td>
      <Td dataLabel={t('What happens')} id={reasonId}>
        {refusal === undefined ? (
          effect && <EffectText effect={effect} />
        ) : (
          <HelperText>
            <HelperTextItem>{refusal}</HelperTextItem>
          </HelperText>
        )}
      </Td>
    </Tr>
  );
};
