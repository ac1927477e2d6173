import { useUserPreference } from '@openshift-console/dynamic-plugin-sdk';

/** Whether words of vSphere are shown beside ours. Each user's choice is remembered. */
export const useVsphereWords = (): [isShown: boolean, show: (isShown: boolean) => void] => {
  const [isShown, show, isLoaded] = useUserPreference<boolean>(
    'vm-networking.vsphere-words',
    true,
    true,
  );
  // Nothing appears that the user has hidden.
  return [isLoaded && isShown, show];
};
