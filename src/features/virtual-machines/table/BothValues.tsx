import type { ReactNode } from 'react';
import { Flex, FlexItem, Label } from '@patternfly/react-core';
import type { Both } from '../../../domain/vm/interfaces/interfaces';
import { useT } from '../../../ui/useT';
import { NONE } from '../../../ui/none';

interface BothValuesProps<T> {
  values: Both<T>;
  /** Whether the two differ; how texts are spelled does not matter. */
  isChanged: boolean;
  render: (value: T) => ReactNode;
}

/** What the VM says of a property, and beside it what its running instance has where that is another. */
export const BothValues = <T,>({ values, isChanged, render }: BothValuesProps<T>) => {
  const t = useT();
  const show = (value: T | undefined): ReactNode =>
    value === undefined ? NONE : (render(value) ?? NONE);
  if (!isChanged) return <>{show(values.configured ?? values.running)}</>;
  return (
    <Flex direction={{ default: 'column' }} gap={{ default: 'gapXs' }}>
      <FlexItem>
        {show(values.configured)}{' '}
        <Label isCompact color="blue">
          {t('configured')}
        </Label>
      </FlexItem>
      <FlexItem>
        {show(values.running)}{' '}
        <Label isCompact color="green">
          {t('running')}
        </Label>
      </FlexItem>
    </Flex>
  );
};
