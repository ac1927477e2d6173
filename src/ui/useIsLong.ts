import { useEffect, useState } from 'react';

/** After how many seconds it is said what is being waited for. */
const LONG = 8;

/** Whether something has been going on for so long that the user should be told. */
export const useIsLong = (isGoingOn: boolean): boolean => {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isGoingOn) return undefined;
    const timer = setTimeout(() => setLong(true), LONG * 1000);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isGoingOn]);
  return isGoingOn && isLong;
};
