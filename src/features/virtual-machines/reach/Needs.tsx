import { Content, Icon, List, ListItem } from '@patternfly/react-core';
import { CheckCircleIcon, QuestionCircleIcon, TimesCircleIcon } from '@patternfly/react-icons';
import type { Answer, Prerequisite } from '../../../domain/core/answer';
import { msg } from '../../../domain/core/msg';
import { useT } from '../../../ui/useT';

const icons = { yes: CheckCircleIcon, no: TimesCircleIcon, unknown: QuestionCircleIcon };
const colours = { yes: 'success', no: 'danger', unknown: 'info' } as const;

const needWords: Record<Answer, string> = {
  yes: msg('Yes:'),
  no: msg('No:'),
  unknown: msg('Cannot tell:'),
};

/** Whether something holds, as a sign. */
export const Mark = ({ answer }: { answer: Answer }) => {
  const Sign = icons[answer];
  return (
    <Icon status={colours[answer]} isInline>
      <Sign />
    </Icon>
  );
};

/** What has to hold, each with whether it does and what to do about it. */
export const Needs = ({ prerequisites }: { prerequisites: readonly Prerequisite[] }) => {
  const t = useT();
  return (
    <List isPlain>
      {prerequisites.map(({ what, answer, remark }) => (
        <ListItem key={what.text} icon={<Mark answer={answer} />}>
          <span>
            {t(needWords[answer])} {t(what.text, what.params)}
          </span>
          {remark && <Content component="small">{t(remark.text, remark.params)}</Content>}
        </ListItem>
      ))}
    </List>
  );
};
