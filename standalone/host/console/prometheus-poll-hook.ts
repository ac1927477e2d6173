import { useEffect, useState } from 'react';
import { serverFlags } from '../server-flags';
import { coFetchJSON } from './console-fetch';

interface Options {
  endpoint: string;
  query?: string;
  namespace?: string;
  /** Milliseconds. */
  delay?: number;
  endTime?: number;
  samples?: number;
  timespan?: number;
  timeout?: string;
}

const HOUR = 3_600_000;
const DEFAULT_DELAY = 15_000;
const DEFAULT_SAMPLES = 60;

/** The console's address for a query; empty where there is no Prometheus or nothing is asked. */
const urlOf = (options: Options): string => {
  const { endpoint, query, namespace, endTime, timespan = HOUR, timeout } = options;
  const { prometheusBaseURL = '', prometheusTenancyBaseURL = '' } = serverFlags();
  const base = namespace === undefined ? prometheusBaseURL : prometheusTenancyBaseURL;
  if (base === '' || query === undefined || query === '') return '';
  const params = new URLSearchParams({ query });
  if (endpoint.endsWith('query_range')) {
    const end = endTime ?? Date.now();
    params.set('start', String((end - timespan) / 1000));
    params.set('end', String(end / 1000));
    params.set('step', String(timespan / (options.samples ?? DEFAULT_SAMPLES) / 1000));
  }
  if (namespace !== undefined) params.set('namespace', namespace);
  if (timeout !== undefined) params.set('timeout', timeout);
  return `${base}/${endpoint}?${params.toString()}`;
};

interface Answer {
  data?: unknown;
  error?: unknown;
}

/** As the console's: asks again and again, and gives the answer, what went wrong, and whether it waits. */
export const usePrometheusPoll = (options: Options): [unknown, unknown, boolean] => {
  const [answer, setAnswer] = useState<Answer>();
  const { delay = DEFAULT_DELAY } = options;
  const asked = JSON.stringify(options);
  useEffect(() => {
    const current = JSON.parse(asked) as Options;
    if (urlOf(current) === '') return undefined;
    let isLeft = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const next = await coFetchJSON(urlOf(current)).then(
        (data): Answer => ({ data }),
        (error: unknown): Answer => ({ error }),
      );
      if (isLeft) return;
      setAnswer(next);
      timer = setTimeout(() => void ask(), delay);
    };
    void ask();
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
  }, [asked, delay]);
  return [answer?.data, answer?.error, answer === undefined];
};
