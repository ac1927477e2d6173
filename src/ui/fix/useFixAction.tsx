import { useEffect, useMemo, useState, type ReactNode } from 'react';
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
import type { Fix } from './fix';
import { FixButton } from './FixButton';

type Fixes = Pick<typeof fixes, 'fixOf' | 'hasFix' | 'mendedIn'>;

/** The fixes come after the page, and only where they are wanted: most of what is looked at is in order. */
const useFixes = (isWanted: boolean): { fixes?: Fixes; failure?: string } => {
  const [state, setState] = useState<{ fixes?: Fixes; failure?: string }>({});
  useEffect(() => {
    if (!isWanted) return undefined;
    let isCurrent = true;
    import('../../domain/checks/fixes').then(
      ({ fixOf, hasFix, mendedIn }) => {
        if (isCurrent) setState({ fixes: { fixOf, hasFix, mendedIn } });
      },
      (error: unknown) => {
        if (isCurrent) setState({ failure: failureOf(error).message });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [isWanted]);
  return state;
};

type ObjectOf = (finding: Finding) => KubernetesResource | undefined;

const fixIn = (
  engine: Fixes,
  world: World | undefined,
  objectOf: ObjectOf,
  finding: Finding,
): Fix | undefined => {
  if (!engine.hasFix(finding.code)) return undefined;
  const object = objectOf({ ...finding, object: engine.mendedIn(finding) });
  const kind = object && kindNameOf(object.apiVersion, object.kind);
  if (!object || !kind || managerOf(object) || whyNotEdited(object)) return undefined;
  if (!engine.fixOf(finding, object, world)) return undefined;
  return { finding, object, model: models[kind] };
};

const NO_FIX = () => undefined;

/** Each finding is worked out once. */
const remembered = (
  engine: Fixes,
  world: World,
  objectOf: (world: World, finding: Finding) => KubernetesResource | undefined,
) => {
  const known = new WeakMap<Finding, { fix: Fix | undefined }>();
  return (finding: Finding): Fix | undefined => {
    const before = known.get(finding);
    if (before) return before.fix;
    const fix = fixIn(engine, world, (about) => objectOf(world, about), finding);
    known.set(finding, { fix });
    return fix;
  };
};

/**
 * The same for lists of findings: whether one can be mended is worked out once for each. Undefined until
 * the fixes are loaded; where they could not be, none can.
 *
 * @param isWanted whether anything that is shown depends on it
 * @param objectOf must be the same function on each call
 */
export const useFixOf = (
  world: World,
  objectOf: (world: World, finding: Finding) => KubernetesResource | undefined,
  isWanted: boolean,
): ((finding: Finding) => Fix | undefined) | undefined => {
  const { fixes: engine, failure } = useFixes(isWanted);
  const fixOf = useMemo(
    () => engine && remembered(engine, world, objectOf),
    [engine, world, objectOf],
  );
  return failure === undefined ? fixOf : NO_FIX;
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
  objectOf: ObjectOf,
): ((finding: Finding) => ReactNode) => {
  const t = useT();
  const { fixes: engine, failure } = useFixes(true);
  return (finding) => {
    if (failure !== undefined) {
      return (
        <Alert variant="warning" isInline isPlain title={t('The fixes could not be loaded')}>
          {failure}
        </Alert>
      );
    }
    const fix = engine && fixIn(engine, world, objectOf, finding);
    return fix && <FixButton fix={fix} world={world} />;
  };
};
