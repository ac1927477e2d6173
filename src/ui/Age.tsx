import { useTranslation } from 'react-i18next';
import { exactTime, relativeAge } from './age';
import { useNow } from './useNow';
import { NONE } from './none';

/** How long ago something was; the exact time shows where the pointer rests on it. */
export const Age = ({ timestamp }: { timestamp: string | undefined }) => {
  const { i18n } = useTranslation();
  const now = useNow();
  const date = new Date(timestamp ?? '');
  if (Number.isNaN(date.getTime())) return <>{NONE}</>;
  return (
    <time dateTime={date.toISOString()} title={exactTime(date, i18n.language)}>
      {relativeAge(now - date.getTime(), i18n.language)}
    </time>
  );
};
