import { ExpandableSection, List, ListItem } from '@patternfly/react-core';
import { msg } from '../domain/core/msg';
import type { Gap } from '../k8s/useWorld';
import { useT } from './useT';

const texts: Record<Gap['reason'], string> = {
  forbidden: msg('{{kind}}: you have no permission to list them.'),
  missing: msg('{{kind}}: this cluster does not have them.'),
  failed: msg('{{kind}}: {{message}}'),
};

const nameOf = ({ kind, namespace }: Gap): string =>
  namespace === undefined ? kind : `${kind} (${namespace})`;

/** Without these rules are blind; of most other kinds that a cluster lacks there is nothing to say. */
const NEEDED: ReadonlySet<Gap['kind']> = new Set([
  'NetworkAttachmentDefinition',
  'VirtualMachine',
  'VirtualMachineInstance',
  'NodeNetworkState',
]);

const isTelling = ({ kind, reason }: Gap): boolean => reason !== 'missing' || NEEDED.has(kind);

/** What could not be looked at, so that nothing was concluded from it; nothing where all was. */
export const GapList = ({ gaps }: { gaps: readonly Gap[] }) => {
  const t = useT();
  const telling = gaps.filter(isTelling);
  if (telling.length === 0) return null;
  return (
    <ExpandableSection
      toggleText={t('{{count}} kinds could not be looked at', { count: telling.length })}
    >
      <p>{t('Nothing was concluded from these:')}</p>
      <List>
        {telling.map((gap) => (
          <ListItem key={nameOf(gap)}>
            {t(texts[gap.reason], { kind: nameOf(gap), message: gap.message })}
          </ListItem>
        ))}
      </List>
    </ExpandableSection>
  );
};
