import { createContext } from 'react';

/** Whether the list around is still coming, so that numbers of it are only the least there are. */
export const GrowingContext = createContext(false);
