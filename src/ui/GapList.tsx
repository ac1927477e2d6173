import { ExpandableSection, List, ListItem } from '@patternfly/react-core';
import { msg } from '../domain/core/msg';
import type { Gap } from '../k8s/useWorld';
import { useT } from './useT';

const texts: Record<Gap['reason'], string> = {
  forbidden: msg('{{kind}}: you have no permission to list them.'),
  missing: msg('{{kind}}: this cluster does not have them.'),
  failed: msg('{{kind}}: {{message}}'),
};

/** The kind of a gap, and where it is one. */
export const nameOfGap = ({ kind, namespace }: Gap): string =>
  namespace === undefined ? kind : `${kind} (${namespace})`;

/** Without these rules are blind; of most other kinds that a cluster lacks there is nothing to say. */
const NEEDED: ReadonlySet<Gap['kind']> = new Set([
  'NetworkAttachmentDefinition',
  'VirtualMachine',
  'VirtualMachineInstance',
  'NodeNetworkState',
]);

const isTelling = ({ kind, reason }: Gap): boolean => reason !== 'missing' || NEEDED.has(kind);

/** The gaps of which there is something to say. */
export const tellingGaps = (gaps: readonly Gap[]): readonly Gap[] => gaps.filter(isTelling);

/** What could not be looked at, so that nothing was concluded from it; nothing where all was. */
export const GapList = ({ gaps }: { gaps: readonly Gap[] }) => {
  const t = useT();
  const telling = tellingGaps(gaps);
  if (telling.length === 0) return null;
  return (
    <ExpandableSection
      toggleText={t('{{count}} kinds could not be looked at', { count: telling.length })}
    >
      <p>{t('Nothing was concluded from these:')}</p>
      <List>
        {telling.map((gap) => (
          <ListItem key={nameOfGap(gap)}>
            {t(texts[gap.reason], { kind: nameOfGap(gap), message: gap.message })}
          </ListItem>
        ))}
      </List>
    </ExpandableSection>
  );
};
