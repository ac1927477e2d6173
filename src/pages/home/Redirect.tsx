import { useActiveNamespace } from '@openshift-console/dynamic-plugin-sdk';
import { Navigate, useLocation } from 'react-router';
import { namespaceOf } from '../../k8s/namespace';
import { redirected } from '../../ui/routes';

/** `/vm-networking` and what lies under it lead to this plugin's pages. */
const Redirect = () => {
  const [active] = useActiveNamespace();
  const { pathname } = useLocation();
  return <Navigate replace to={redirected(pathname, namespaceOf(active))} />;
};

export default Redirect;
