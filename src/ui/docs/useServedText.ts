import { useEffect, useState } from 'react';
import { consoleFetchText } from '@openshift-console/dynamic-plugin-sdk';
import { failureOf } from '../../k8s/failure';

/** Where the build lays texts beside the plugin, so that clusters without internet have them. */
const ASSETS = '/api/plugins/vm-networking-console-plugin';

/** What of a file there is to know; `unknown`: there is none of this name. */
export type Served<T> =
  | { step: 'reading' }
  | { step: 'known'; text: T }
  | { step: 'unknown' }
  | { step: 'failed'; error: unknown };

/** Makes something of a file; undefined where it is another one, such as a server's error page. */
type Reader<T> = (text: string) => T | undefined;

const readFile = async <T>(file: string, read: Reader<T>): Promise<Served<T>> => {
  // Whatever stands in the path of the page is not put into another one.
  if (!/^[a-z]+\/[\w-]+\.(md|json)$/.test(file)) return { step: 'unknown' };
  try {
    const answer: unknown = await consoleFetchText(`${ASSETS}/${file}`);
    const text = read(String(answer));
    return text === undefined ? { step: 'unknown' } : { step: 'known', text };
  } catch (error) {
    return failureOf(error).code === 404 ? { step: 'unknown' } : { step: 'failed', error };
  }
};

/**
 * A file that is served with the plugin, read when it is asked for.
 *
 * @param file folder and name, such as `findings/VMN120.md`
 * @param read the same function in each rendering
 */
export const useServedText = <T>(file: string, read: Reader<T>): Served<T> => {
  const [known, setKnown] = useState<{ file: string; state: Served<T> }>();
  useEffect(() => {
    let isCurrent = true;
    void readFile(file, read).then((state) => {
      if (isCurrent) setKnown({ file, state });
    });
    return () => {
      isCurrent = false;
    };
  }, [file, read]);
  return known?.file === file ? known.state : { step: 'reading' };
};
