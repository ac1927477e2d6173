import { useDeferredValue, useMemo } from 'react';
import { Alert } from '@patternfly/react-core';
import { listAt, recordAt, type KubernetesResource } from '../../../domain/core/resource';
import { namespacesChosenBy } from '../../../domain/udn/places';
import type { World } from '../../../domain/world/world';
import { useT } from '../../../ui/useT';
import { NameList } from '../../../ui/NameList';
import { listText } from '../../../ui/intl';

const isEmptySelector = (selector: Record<string, unknown>): boolean =>
  Object.keys(recordAt(selector, 'matchLabels')).length === 0 &&
  listAt(selector, 'matchExpressions').length === 0;

interface MatchingNamespacesProps {
  draft: KubernetesResource;
  /** undefined while it is being looked up */
  world: World | undefined;
  /** Names that were typed. */
  named: readonly string[];
}

/** Which namespaces the selector takes as it stands. */
export const MatchingNamespaces = ({ draft, world, named }: MatchingNamespacesProps) => {
  const t = useT();
  const settled = useDeferredValue(draft);
  const selector = recordAt(settled, 'spec', 'namespaceSelector');
  const chosen = useMemo(
    () => world && namespacesChosenBy(world, recordAt(settled, 'spec', 'namespaceSelector')),
    [world, settled],
  );
  const isAll = isEmptySelector(selector);
  if (isAll) {
    return (
      <Alert
        variant="warning"
        isInline
        component="h3"
        title={
          chosen
            ? t('All {{count}} namespaces get the network, those of the system included', {
                count: chosen.length,
              })
            : t('All namespaces get the network, those of the system included')
        }
      >
        {t('Name some, or choose them by labels, unless you mean every namespace to come, too.')}
      </Alert>
    );
  }
  if (!world) return null;
  if (!chosen) {
    return (
      <Alert
        variant="info"
        isInline
        component="h3"
        title={t('Your user may not list namespaces, so it cannot be shown which ones match')}
      />
    );
  }
  const unknown = named.filter((name) => !world.find('Namespace', name));
  return (
    <Alert
      variant={chosen.length === 0 || unknown.length > 0 ? 'warning' : 'info'}
      isInline
      component="h3"
      title={t('{{count}} namespaces get the network', { count: chosen.length })}
    >
      {chosen.length > 0 && (
        <NameList label={t('Namespaces that get the network')} names={chosen} />
      )}
      {chosen.length === 0 && (
        <p>{t('No namespace matches now. The network is made as soon as one does.')}</p>
      )}
      {unknown.length > 0 && (
        <p>{t('These do not exist (yet): {{names}}', { names: listText(unknown) })}</p>
      )}
    </Alert>
  );
};
