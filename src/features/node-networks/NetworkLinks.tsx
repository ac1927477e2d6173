import { Link } from 'react-router';
import { networkPath } from '../../ui/routes';
import { Several } from '../../ui/table/Several';
import { useT } from '../../ui/useT';

interface NetworkLinksProps {
  /** `namespace/name`. */
  networks: readonly string[];
  /** Whose networks they are. */
  name: string;
}

/** The networks that stand on what a policy makes. */
export const NetworkLinks = ({ networks, name }: NetworkLinksProps) => {
  const t = useT();
  return (
    <Several
      entries={networks.map((key) => {
        const [namespace = '', network = ''] = key.split('/');
        return { key, node: <Link to={networkPath(namespace, network)}>{key}</Link> };
      })}
      title={t('Networks on {{name}}', { name })}
      allLabel={t('All networks on {{name}}', { name })}
    />
  );
};
