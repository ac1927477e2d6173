import { useMemo } from 'react';
import { Alert, Stack, StackItem, Switch } from '@patternfly/react-core';
import type { ObjectReference } from '../../domain/findings/finding';
import { referenceOf } from '../../domain/findings/report';
import { policiesOf, policyKeyOf, withoutPolicies } from '../../domain/policies/what-if';
import type { World } from '../../domain/world/world';
import type { Query } from '../useQuery';
import { useT } from '../useT';
import { listText } from '../intl';

const PARAMETER = 'without';

/** Keys of the policies that are left out of what is shown. */
const leftOutIn = ([search]: Query): readonly string[] => search.getAll(PARAMETER);

/** A world without the policies that the address leaves out; the same one as long as nothing changes. */
export const useWorldWithout = (world: World, query: Query): World => {
  // Neither kinds nor names have spaces.
  const keys = leftOutIn(query).join(' ');
  return useMemo(() => withoutPolicies(world, keys === '' ? [] : keys.split(' ')), [world, keys]);
};

interface WithoutPoliciesProps {
  /** The world as it is. */
  world: World;
  /** In which it stands what is left out. */
  query: Query;
  /** Those that keep somebody out as it is shown now. */
  closing: readonly ObjectReference[];
}

/** What would hold without a policy that keeps somebody out: shown alone, nothing is changed. */
export const WithoutPolicies = ({ world, query, closing }: WithoutPoliciesProps) => {
  const t = useT();
  const [, set] = query;
  const without = leftOutIn(query);
  const left = policiesOf(world, without).map(referenceOf);
  const offered = new Map([...left, ...closing].map((policy) => [policyKeyOf(policy), policy]));
  if (offered.size === 0) return null;
  const toggle = (key: string, isLeftOut: boolean) =>
    set({
      [PARAMETER]: isLeftOut ? [...without, key] : without.filter((each) => each !== key),
    });
  return (
    <Stack hasGutter>
      {left.length > 0 && (
        <StackItem>
          <Alert
            isInline
            variant="custom"
            component="h3"
            title={t('Shown as if there were no {{policies}}', {
              policies: listText(left.map(({ name }) => name)),
            })}
          >
            {t('Nothing has been changed in the cluster.')}
          </Alert>
        </StackItem>
      )}
      {[...offered].map(([key, { kind, name }]) => (
        <StackItem key={key}>
          <Switch
            id={`without-${key}`}
            label={t('Show what holds without {{kind}} {{name}}', { kind, name })}
            isChecked={without.includes(key)}
            onChange={(_event, isChecked) => toggle(key, isChecked)}
          />
        </StackItem>
      ))}
    </Stack>
  );
};
