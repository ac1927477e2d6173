import type { ReactNode } from 'react';
import { Progress as Bar, ProgressSize, Stack, StackItem } from '@patternfly/react-core';
import type { Progress } from '../../k8s/completeness';
import { useT } from '../useT';
import { GrowingContext } from './growing-context';
import { numberText } from '../intl';

interface LoadingBarProps {
  /** What is going on, such as "Checking". */
  title: string;
  progress: Progress;
}

/** How far lists have come that are still being read. */
export const LoadingBar = ({ title, progress: { loaded, total } }: LoadingBarProps) => {
  const t = useT();
  const max = Math.max(total ?? 0, loaded);
  const text =
    total === undefined
      ? t('{{loaded}} loaded so far', { loaded: numberText(loaded) })
      : t('{{loaded}} of {{total}} loaded', {
          loaded: numberText(loaded),
          total: numberText(max),
        });
  return (
    <Bar
      title={title}
      size={ProgressSize.sm}
      // Where the end is not known the bar stays empty: a share would be a guess.
      value={total === undefined ? 0 : loaded}
      max={max}
      label={text}
      valueText={text}
    />
  );
};

interface GrowingProps {
  /** Undefined when all is there. */
  progress: Progress | undefined;
  children: ReactNode;
}

/** A list that may still be coming: says so above it, and keeps its pages from counting it. */
export const Growing = ({ progress, children }: GrowingProps) => {
  const t = useT();
  return (
    <GrowingContext.Provider value={progress !== undefined}>
      <Stack hasGutter>
        {progress && (
          <StackItem>
            <LoadingBar title={t('Loading')} progress={progress} />
          </StackItem>
        )}
        <StackItem>{children}</StackItem>
      </Stack>
    </GrowingContext.Provider>
  );
};
