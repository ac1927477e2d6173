import { lazy } from 'react';

/** Monaco is large, so it comes with the first editor. Wrap this in Suspense. */
export const AsyncCodeEditor = lazy(() => import('./code-editor'));
