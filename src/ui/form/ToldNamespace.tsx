import { useEffect } from 'react';
import { useNamespaces } from '../../k8s/useNamespaces';

interface ToldNamespaceProps {
  namespace: string;
  onTold: (namespace: string) => void;
}

/** Tells a page in which namespace its object is to be made, which decides what is around it. */
export const ToldNamespace = ({ namespace, onTold }: ToldNamespaceProps) => {
  const namespaces = useNamespaces();
  // One that is being typed is none yet.
  const isKnown = namespaces === undefined || namespaces.includes(namespace);
  useEffect(() => {
    if (isKnown) onTold(namespace);
  }, [isKnown, namespace, onTold]);
  return null;
};
