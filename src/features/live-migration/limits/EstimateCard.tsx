import { useMemo, useState } from 'react';
import { Card, CardBody, CardTitle, Stack, StackItem, TextInput } from '@patternfly/react-core';
import { quantityOf } from '../../../domain/core/quantity';
import { memoryOf, type MigrationLimits } from '../../../domain/settings/limits';
import type { World } from '../../../domain/world/world';
import { PlainForm } from '../../../ui/form/PlainForm';
import { describedBy, FormField } from '../../../ui/FormField';
import { Estimate } from '../../../ui/migration/Estimate';
import { useT } from '../../../ui/useT';

const GIB = 2 ** 30;
const USUAL_GIB = 64;

/** Gibibytes of the VM that has most; undefined where no running one tells. */
const largestOf = (world: World): number | undefined => {
  const all = world.list('VirtualMachineInstance').map((vmi) => memoryOf(vmi.spec) ?? 0);
  const largest = all.reduce((most, bytes) => Math.max(most, bytes), 0);
  return largest > 0 ? Math.round((largest / GIB) * 10) / 10 : undefined;
};

interface EstimateCardProps {
  limits: MigrationLimits;
  world: World;
}

/** What the limits mean for a VM of a size that the user chooses; first of the largest one. */
export const EstimateCard = ({ limits, world }: EstimateCardProps) => {
  const t = useT();
  const [typed, setTyped] = useState<string>();
  const largest = useMemo(() => largestOf(world), [world]);
  const text = typed ?? String(largest ?? USUAL_GIB);
  const gibibytes = quantityOf(text);
  const isSize = gibibytes !== undefined && gibibytes > 0;
  const messages = isSize ? {} : { error: t('A number of gibibytes, such as 64.') };
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('What that means for a VM')}</CardTitle>
      <CardBody>
        <Stack hasGutter>
          <StackItem>
            <PlainForm>
              <FormField
                id="estimate-memory"
                label={t('Memory of the VM (GiB)')}
                help={
                  typed === undefined && largest !== undefined
                    ? t('First that of the largest VM that runs.')
                    : t('Disks that are copied count like memory.')
                }
                {...messages}
              >
                <TextInput
                  {...describedBy('estimate-memory', messages)}
                  inputMode="decimal"
                  autoComplete="off"
                  value={text}
                  validated={isSize ? 'default' : 'error'}
                  onChange={(_event, value) => setTyped(value)}
                />
              </FormField>
            </PlainForm>
          </StackItem>
          {isSize && (
            <StackItem>
              <div role="status">
                <Estimate bytes={gibibytes * GIB} limits={limits} />
              </div>
            </StackItem>
          )}
        </Stack>
      </CardBody>
    </Card>
  );
};
