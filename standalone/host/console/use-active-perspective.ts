const ADMIN = 'admin';

/** This console has one perspective; choosing another changes nothing. */
const useActivePerspective = (): [string, (perspective: string) => void] => [
  ADMIN,
  () => undefined,
];

export default useActivePerspective;
