import { useState } from 'react';

/**
 * Whether the kinds of the cluster have been found out. They are read again and again, which makes
 * nothing unknown that was known.
 */
export const useIsSettled = (inFlight: boolean): boolean => {
  const [wasSettled, setWasSettled] = useState(!inFlight);
  if (!wasSettled && !inFlight) setWasSettled(true);
  return wasSettled || !inFlight;
};
