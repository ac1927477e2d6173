import { starts, type Start } from '../../../domain/vm/create/starts';
import { useT } from '../../../ui/useT';
import { WordSelect } from '../../../ui/WordSelect';

interface StartFieldProps {
  start: Start;
  onChoose: (start: Start) => void;
}

/** How the VM is connected at first. */
export const StartField = ({ start, onChoose }: StartFieldProps) => {
  const t = useT();
  return (
    <WordSelect
      id="start"
      label={t('Starting point')}
      choices={starts}
      chosen={start}
      wordOf={({ id }) => id}
      labelOf={({ title }) => t(title)}
      help={t('{{hint}} Choosing another one replaces the interfaces below.', {
        hint: t(start.hint),
      })}
      onChoose={onChoose}
    />
  );
};
