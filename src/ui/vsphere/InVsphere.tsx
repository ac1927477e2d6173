import { lazy, Suspense } from 'react';
import { Content } from '@patternfly/react-core';
import type { VsphereId } from '../../domain/words/vsphere';
import { useVsphereWords } from './useVsphereWords';

const WordButton = lazy(() => import('./WordButton'));

/** What a field or a step is called in vSphere, for those who want to see it. */
export const InVsphere = ({ word }: { word: VsphereId }) => {
  const [isShown] = useVsphereWords();
  if (!isShown) return null;
  return (
    <Suspense fallback={null}>
      <WordButton word={word} />
    </Suspense>
  );
};

/** A sentence about vSphere, for the same. */
export const VsphereNote = ({ children }: { children: string }) => {
  const [isShown] = useVsphereWords();
  return isShown ? <Content component="small">{children}</Content> : null;
};
