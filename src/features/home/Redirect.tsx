import { useActiveNamespace } from '@openshift-console/dynamic-plugin-sdk';
import { Navigate } from 'react-router';
import { namespaceOf } from '../../k8s/namespace';
import { networkListPath } from '../../ui/routes';

/** `/vm-networking` alone leads to the networks of the namespace that the console has chosen. */
const Redirect = () => {
  const [active] = useActiveNamespace();
  return <Navigate replace to={networkListPath(namespaceOf(active))} />;
};

export default Redirect;
