import type { Extension } from '@openshift/dynamic-plugin-sdk';
import { useEffect, useState } from 'react';
import {
  resolveCodeRefs,
  useHostExtensions,
  type HostExtension,
  type Properties,
} from '../extensions';

type Guard = (extension: Extension) => boolean;
type Resolved = [HostExtension[], boolean, unknown[]];

const NONE: Resolved = [[], false, []];

const resolveAll = async (extensions: HostExtension[]): Promise<Resolved> => {
  const results = await Promise.allSettled(
    extensions.map(async (extension) => ({
      ...extension,
      properties: (await resolveCodeRefs(extension.properties)) as Properties,
    })),
  );
  const resolved: HostExtension[] = [];
  const errors: unknown[] = [];
  results.forEach((result) => {
    if (result.status === 'fulfilled') resolved.push(result.value);
    else errors.push(result.reason);
  });
  return [resolved, true, errors];
};

/**
 * Extensions that pass any of the guards, with their code loaded. Guards are often made anew on
 * each render, so only a change of the extensions themselves starts loading again.
 */
export const useResolvedExtensions = (...guards: Guard[]): Resolved => {
  const extensions = useHostExtensions((extension) => guards.some((guard) => guard(extension)));
  const [result, setResult] = useState<Resolved>(NONE);
  useEffect(() => {
    let current = true;
    void resolveAll(extensions).then((resolved) => {
      if (current) setResult(resolved);
    });
    return () => {
      current = false;
    };
  }, [extensions]);
  return result;
};
