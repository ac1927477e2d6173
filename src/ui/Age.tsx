import { Timestamp as PlainTime } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { relativeAge } from './age';
import { useNow } from './useNow';

/** How long ago something was; the exact time is in the tooltip. */
export const Age = ({ timestamp }: { timestamp: string | undefined }) => {
  const { i18n } = useTranslation();
  const now = useNow();
  const date = new Date(timestamp ?? '');
  if (Number.isNaN(date.getTime())) return <>-</>;
  return (
    <PlainTime date={date} tooltip={{ variant: 'default' }} locale={i18n.language}>
      {relativeAge(now - date.getTime(), i18n.language)}
    </PlainTime>
  );
};
