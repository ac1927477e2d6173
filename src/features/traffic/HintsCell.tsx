import { createContext, useContext } from 'react';
import { List, ListItem } from '@patternfly/react-core';
import { textKeysOf } from '../../domain/findings/text-keys';
import type { Finding } from '../../domain/findings/finding';
import { SeverityIcon } from '../../ui/findings';
import { NONE } from '../../ui/none';
import { CodeLink } from '../../ui/CodeLink';
import { PopoverButton } from '../../ui/PopoverButton';
import { useT } from '../../ui/useT';

/** Hints by the keys of rows, which change with each answer, as columns do not. */
export const HintsContext = createContext<ReadonlyMap<string, readonly Finding[]>>(new Map());

/** What counters tell of a row. */
export const HintsCell = ({ of, name }: { of: string; name: string }) => {
  const t = useT();
  const findings = useContext(HintsContext).get(of) ?? [];
  if (findings.length === 0) return <>{NONE}</>;
  const text = t('{{count}} hint', { count: findings.length });
  return (
    <PopoverButton
      label={t('{{text}}, show findings of {{name}}', { text, name })}
      icon={<SeverityIcon severity="info" />}
      header={t('Findings of {{name}}', { name })}
      body={() => (
        <List isPlain>
          {findings.map((finding) => {
            const { title, message } = textKeysOf(finding);
            return (
              <ListItem key={finding.code}>
                <CodeLink code={finding.code} />: {t(title, finding.params)}.{' '}
                {t(message, finding.params)}
              </ListItem>
            );
          })}
        </List>
      )}
    >
      {text}
    </PopoverButton>
  );
};
