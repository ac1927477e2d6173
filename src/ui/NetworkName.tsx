import { Link } from 'react-router';
import type { NetworkSource } from '../domain/vm/spec/interface-values';
import { networkLabel } from '../domain/vm/interfaces/labels';
import { networkPath } from './routes';
import { useT } from './useT';

/** A network by its name, which leads to its page; those of the VM's namespace without it. */
export const NetworkName = ({ source, own }: { source: NetworkSource; own: string }) => {
  const t = useT();
  const { text, params } = networkLabel(source);
  if (source.kind !== 'multus') return <>{t(text, params)}</>;
  return (
    <Link to={networkPath(source.namespace, source.name)}>
      {source.namespace === own ? source.name : t(text, params)}
    </Link>
  );
};
