import { List, ListItem } from '@patternfly/react-core';
import { SeverityIcon } from '../../../ui/findings';
import type { FormProblem } from '../../../ui/form/useCheckedForm';
import { useT } from '../../../ui/useT';

/** What is wrong, where no field can say it. */
export const ProblemList = ({ problems }: { problems: readonly FormProblem[] }) => {
  const t = useT();
  return (
    <List isPlain aria-label={t('What is wrong with the network data')}>
      {problems.map(({ field = '', severity, message }) => {
        const text = t(message.text, message.params);
        return (
          <ListItem key={`${field} ${text}`} icon={<SeverityIcon severity={severity} />}>
            {text}
          </ListItem>
        );
      })}
    </List>
  );
};
