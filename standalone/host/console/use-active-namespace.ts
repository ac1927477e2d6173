import { useCallback, useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { namespaceOfPath, pathForNamespace, storedNamespace, storeNamespace } from '../namespace';

/** The namespace of the path, else the one chosen last; setting it leads to the same page there. */
export const useActiveNamespace = (): [string, (namespace: string) => void] => {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const inPath = namespaceOfPath(pathname);
  useEffect(() => {
    if (inPath !== undefined) storeNamespace(inPath);
  }, [inPath]);
  const set = useCallback(
    (namespace: string) => {
      storeNamespace(namespace);
      const path = pathForNamespace(pathname, namespace);
      if (path !== undefined) void navigate(path);
    },
    [navigate, pathname],
  );
  return [inPath ?? storedNamespace(), set];
};
