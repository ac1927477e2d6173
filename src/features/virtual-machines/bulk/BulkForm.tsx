import { useState } from 'react';
import { Alert, Form, Stack, StackItem } from '@patternfly/react-core';
import type { BulkPlan } from '../../../domain/vm/change/bulk-plan';
import { MOST_VMS } from '../../../domain/vm/spec/bulk-limit';
import type { World } from '../../../domain/world/world';
import type { Gap } from '../../../k8s/useWorld';
import { FormDialog } from '../../../ui/FormDialog';
import { GapList } from '../../../ui/GapList';
import { NothingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import type { BulkWish } from './bulkKind';
import { BulkTable } from '../../../ui/vms/BulkTable';
import { NameField, NetworkField } from './NetworkFields';
import { useBulkPlans, type BulkOptions, type BulkValues } from './useBulkForm';

const NAME = /^[A-Za-z0-9-_]+$/;

interface BulkFormProps {
  options: BulkOptions;
  world: World;
  gaps: readonly Gap[];
  values: BulkValues;
  /** VMs that were chosen before the dialog was opened. */
  first: ReadonlySet<string>;
  onChange: (change: Partial<BulkValues>) => void;
  onReview: (plans: readonly BulkPlan[], wish: BulkWish) => void;
  onClose: () => void;
}

const useErrors = (
  { kind }: BulkOptions,
  { wish, isKnown, count }: Pick<ReturnType<typeof useBulkPlans>, 'wish' | 'isKnown' | 'count'>,
) => {
  const t = useT();
  const { network, name } = wish;
  const ofNetwork = (): string | undefined => {
    if (network === '') return t('Choose a network.');
    return isKnown ? undefined : t(kind.unknown, { network });
  };
  const ofCount = (): string | undefined => {
    if (count === 0) return t('Choose at least one VM.');
    return count > MOST_VMS
      ? t('Choose at most {{limit}} VMs at a time, so that you can review them.', {
          limit: MOST_VMS,
        })
      : undefined;
  };
  return {
    network: ofNetwork(),
    name:
      !kind.hasName || NAME.test(name)
        ? undefined
        : t('Type letters, digits, dashes (-) and underscores (_).'),
    count: ofCount(),
  };
};

const NO_ERRORS = { network: undefined, name: undefined, count: undefined };

/** A network, and the VMs that are to be connected to it or taken off it. */
export const BulkForm = (props: BulkFormProps) => {
  const { options, world, gaps, values, first, onChange, onReview, onClose } = props;
  const { kind, namespace } = options;
  const t = useT();
  const [isTried, setTried] = useState(false);
  const planned = useBulkPlans(world, options, values, first);
  const { wish, networks, isKnown, candidates, effectOf, count, plans } = planned;
  const found = useErrors(options, planned);
  const errors = isTried ? found : NO_ERRORS;
  const review = () => {
    setTried(true);
    if (Object.values(found).every((error) => error === undefined)) onReview(plans(), wish);
  };
  const choose = (keys: readonly string[], isChosen: boolean) => {
    const next = new Set(values.chosen);
    for (const key of keys) {
      if (isChosen) next.add(key);
      else next.delete(key);
    }
    onChange({ chosen: next });
  };
  return (
    <FormDialog
      id="bulk"
      title={t(kind.title)}
      description={t(kind.help)}
      isLarge
      hasForms
      confirm={count === 0 ? t('Review') : t('Review the change of {{count}} VMs', { count })}
      onConfirm={review}
      onClose={onClose}
    >
      <Stack hasGutter>
        <StackItem>
          <Form
            onSubmit={(event) => {
              event.preventDefault();
              review();
            }}
          >
            <NetworkField
              world={world}
              networks={networks}
              value={values.network}
              onChange={(network) => onChange({ network })}
              error={errors.network}
            />
            {kind.hasName && (
              <NameField
                value={values.name ?? wish.name}
                onChange={(name) => onChange({ name })}
                error={errors.name}
              />
            )}
          </Form>
        </StackItem>
        {isKnown && (
          <StackItem>
            {candidates.length === 0 ? (
              <NothingState title={t(kind.nobody)} />
            ) : (
              <BulkTable
                candidates={candidates}
                chosen={values.chosen}
                onChoose={choose}
                effectOf={effectOf}
                showNamespace={namespace === undefined}
                showInterface={!kind.hasName}
              />
            )}
          </StackItem>
        )}
        {errors.count !== undefined && isKnown && (
          <StackItem>
            <Alert variant="danger" isInline isPlain role="alert" title={errors.count} />
          </StackItem>
        )}
        <StackItem>
          <GapList gaps={gaps} />
        </StackItem>
      </Stack>
    </FormDialog>
  );
};
