import { lazy, Suspense, type ComponentProps } from 'react';

const ReviewDialog = lazy(() => import('./ReviewDialog'));

/** The review dialog, loaded when it is first needed. */
export const Review = (props: ComponentProps<typeof ReviewDialog>) => (
  <Suspense fallback={null}>
    <ReviewDialog {...props} />
  </Suspense>
);
