import type { KubernetesResource } from '../core/resource';
import type { RepeatedKey } from '../text/yaml';
import * as codes from './codes';
import type { Finding } from './finding';
import { findingOf, referenceOf } from './report';

/** Says of an object that its text has a key twice; the path is that in the object. */
export const repeatedKeyFinding = (
  object: KubernetesResource,
  { key, path, line }: Pick<RepeatedKey, 'key' | 'path' | 'line'>,
): Finding => findingOf(codes.keyStandsTwice, referenceOf(object), path, { key, line });
