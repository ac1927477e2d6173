import { Content, Stack, StackItem } from '@patternfly/react-core';
import type { Answer } from '../../../domain/core/answer';
import { msg } from '../../../domain/core/msg';
import { answerOf, type Way } from '../../../domain/reach/ways';
import { CopyText } from '../../../ui/CopyText';
import { TableOf } from '../../../ui/table/TableOf';
import { useT } from '../../../ui/useT';
import { Mark, Needs } from './Needs';

const wayWords: Record<Answer, string> = {
  yes: msg('Open'),
  no: msg('Closed'),
  unknown: msg('Try it'),
};

const Commands = ({ way: { commands, title } }: { way: Way }) => {
  const t = useT();
  const named = t(title.text, title.params);
  if (commands.length === 0) return <>{t('None as long as the way is closed')}</>;
  return (
    <Stack hasGutter>
      {commands.map(({ where, text }) => {
        const of = { way: named, where: t(where.text, where.params) };
        return (
          <StackItem key={text}>
            <Content component="small">{of.where}</Content>
            <CopyText
              text={text}
              label={t('Command for {{way}}: {{where}}', of)}
              copy={t('Copy')}
              copyLabel={t('Copy the command for {{way}}: {{where}}', of)}
              toggleLabel={text.includes('\n') ? t('Show all lines') : undefined}
            />
          </StackItem>
        );
      })}
    </Stack>
  );
};

/** Each way with what it needs and, where it is open, the command to copy. */
export const WayTable = ({ ways }: { ways: readonly Way[] }) => {
  const t = useT();
  return (
    <TableOf
      label={t('Ways to reach the VM')}
      keyOf={({ key }) => key}
      rows={ways}
      columns={[
        {
          key: 'way',
          label: t('Way'),
          width: 20,
          modifier: 'breakWord',
          cell: ({ title }) => t(title.text, title.params),
        },
        {
          key: 'state',
          label: t('State'),
          width: 10,
          cell: (way) => (
            <>
              <Mark answer={answerOf(way)} /> {t(wayWords[answerOf(way)])}
            </>
          ),
        },
        {
          key: 'needs',
          label: t('What it needs'),
          width: 35,
          cell: (way) => <Needs prerequisites={way.prerequisites} />,
        },
        { key: 'commands', label: t('Command'), width: 35, cell: (way) => <Commands way={way} /> },
      ]}
    />
  );
};
