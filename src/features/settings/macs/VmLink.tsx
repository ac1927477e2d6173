import { Link } from 'react-router';
import { vmPath } from '../../../ui/routes';

/** Leads to a VM, named `namespace/name`. */
export const VmLink = ({ name: key }: { name: string }) => {
  const slash = key.indexOf('/');
  return <Link to={vmPath(key.slice(0, slash), key.slice(slash + 1))}>{key}</Link>;
};
