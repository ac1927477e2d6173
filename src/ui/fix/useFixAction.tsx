import { useEffect, useState, type ReactNode } from 'react';
import { Alert } from '@patternfly/react-core';
import type { Finding } from '../../domain/findings/finding';
import type { KubernetesResource } from '../../domain/core/resource';
import type * as fixes from '../../domain/checks/fixes';
import { managerOf } from '../../domain/nad/managed';
import { whyNotEdited } from '../../domain/vm/spec/manager';
import { kindNameOf } from '../../domain/world/kinds';
import type { World } from '../../domain/world/world';
import { models } from '../../k8s/models';
import { failureOf } from '../../k8s/failure';
import { useT } from '../useT';
import { FixButton } from './FixButton';

type Fixes = Pick<typeof fixes, 'fixOf' | 'hasFix'>;

/** The fixes come after the page: most of what is looked at is in order. */
const useFixes = (): { fixes?: Fixes; failure?: string } => {
  const [state, setState] = useState<{ fixes?: Fixes; failure?: string }>({});
  useEffect(() => {
    let isCurrent = true;
    import('../../domain/checks/fixes').then(
      ({ fixOf, hasFix }) => {
        if (isCurrent) setState({ fixes: { fixOf, hasFix } });
      },
      (error: unknown) => {
        if (isCurrent) setState({ failure: failureOf(error).message });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return state;
};

/**
 * A button that mends a finding, where that is mechanical; undefined where it is not, or where a
 * controller would undo it.
 *
 * @param world what surrounds the objects, as far as it is read
 * @param objectOf the object that has to change, as it was read
 */
export const useFixAction = (
  world: World | undefined,
  objectOf: (finding: Finding) => KubernetesResource | undefined,
): ((finding: Finding) => ReactNode) => {
  const t = useT();
  const { fixes: engine, failure } = useFixes();
  return (finding) => {
    if (failure !== undefined) {
      return (
        <Alert variant="warning" isInline isPlain title={t('The fixes could not be loaded')}>
          {failure}
        </Alert>
      );
    }
    if (!engine?.hasFix(finding.code)) return undefined;
    const object = objectOf(finding);
    const kind = object && kindNameOf(object.apiVersion, object.kind);
    if (!object || !kind || managerOf(object) || whyNotEdited(object)) return undefined;
    if (!engine.fixOf(finding, object, world)) return undefined;
    return <FixButton finding={finding} object={object} model={models[kind]} world={world} />;
  };
};
