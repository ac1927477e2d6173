import { createContext } from 'react';
import type { AllQuickStartStates } from '@patternfly/quickstarts';
import type { Tour } from './tour';

/** What plugins and the masthead know of the tours. */
export interface TourContextValues {
  activeQuickStartID: string;
  allQuickStartStates: AllQuickStartStates;
  allQuickStarts: Tour[];
  /** Opens a tour where it was left; an empty id closes it. */
  setActiveQuickStart: (id: string, tasks?: number) => void;
}

export const TourContext = createContext<TourContextValues>({
  activeQuickStartID: '',
  allQuickStartStates: {},
  allQuickStarts: [],
  setActiveQuickStart: () => undefined,
});
