import { Tooltip } from '@patternfly/react-core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Up to this age a time is shown as an age, as in the console. */
const RELATIVE_MS = 10.5 * 60_000;
const TICK_MS = 15_000;

const relative = (ageMs: number, locale: string): string => {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const minutes = Math.round(ageMs / 60_000);
  return minutes < 1 ? format.format(0, 'minute') : format.format(-minutes, 'minute');
};

interface TimestampProps {
  timestamp?: string | null;
  simple?: boolean;
  omitSuffix?: boolean;
  className?: string;
}

const Timestamp = ({ timestamp, simple, className }: TimestampProps) => {
  const { language } = useTranslation().i18n;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const date = timestamp ? new Date(timestamp) : undefined;
  if (!date || Number.isNaN(date.getTime())) return <>-</>;
  const age = now - date.getTime();
  const text =
    age >= 0 && age < RELATIVE_MS
      ? relative(age, language)
      : date.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  const time = (
    <time className={className} dateTime={date.toISOString()}>
      {text}
    </time>
  );
  return simple ? time : <Tooltip content={date.toUTCString()}>{time}</Tooltip>;
};

export default Timestamp;
