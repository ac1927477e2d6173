import { lazy } from 'react';

/** Wrap this in Suspense. */
export const AsyncResourceYAMLEditor = lazy(() => import('./resource-yaml-editor'));
