import { useContext } from 'react';
import { TourContext } from '../tours/context';

/** The tours of this host, as the console's quick starts. */
export const useQuickStartContext = () => useContext(TourContext);
