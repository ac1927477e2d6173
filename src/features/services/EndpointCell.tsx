import { List, ListItem } from '@patternfly/react-core';
import type { ServiceRow } from '../../domain/services/rows';
import { PopoverButton } from '../../ui/PopoverButton';
import { useT } from '../../ui/useT';
import { listText } from '../../ui/intl';

/** How many endpoints are ready, of how many; a click names them. */
export const EndpointCell = ({ row: { view, scene } }: { row: ServiceRow }) => {
  const t = useT();
  const { all, ready, isKnown, isMirrored } = scene.endpoints;
  if (!isKnown) return <>{t('Not read')}</>;
  const counts = t('{{ready}}/{{count}}', { ready, count: all.length });
  if (all.length === 0) return <>{counts}</>;
  return (
    <PopoverButton
      label={t('{{counts}} ready, show the endpoints of {{name}}', { counts, name: view.name })}
      header={t('Endpoints of {{name}}', { name: view.name })}
      body={() => (
        <>
          <List isPlain>
            {all.map(({ target, addresses, isReady, isTerminating, node }) => {
              const words = isReady ? t('ready') : isTerminating ? t('ending') : t('not ready');
              return (
                <ListItem key={target}>
                  {target}: {listText(addresses)} ({words}
                  {node === undefined ? '' : `, ${t('on node {{node}}', { node })}`})
                </ListItem>
              );
            })}
          </List>
          {isMirrored && <p>{t('Addresses on the primary network of the namespace.')}</p>}
        </>
      )}
    >
      {counts}
    </PopoverButton>
  );
};
