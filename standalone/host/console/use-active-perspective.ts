import { PerspectiveContext } from '@openshift-console/dynamic-plugin-sdk/lib/perspective/perspective-context';
import { useContext } from 'react';

const useActivePerspective = (): [string, (perspective: string) => void] => {
  const { activePerspective = 'admin', setActivePerspective } = useContext(PerspectiveContext);
  return [activePerspective, (perspective) => setActivePerspective?.(perspective)];
};

export default useActivePerspective;
