import { useCallback, useMemo } from 'react';
import { Alert, Radio, Stack, StackItem } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { msg } from '../../../domain/core/msg';
import { asTyped } from '../../../domain/forms/leaf';
import { linksOf, silentNodes, type Link } from '../../../domain/migration-network/links';
import { Field } from '../../../ui/form/Field';
import { PlainForm } from '../../../ui/form/PlainForm';
import type { FieldSpec } from '../../../ui/form/spec';
import { keyOfLink, linkColumns } from '../../../ui/links/linkColumns';
import { RefusedLinks } from '../../../ui/links/RefusedLinks';
import { UnknownLinks } from '../../../ui/links/UnknownLinks';
import { TableOf } from '../../../ui/table/TableOf';
import type { Column } from '../../../ui/table/model';
import { useT } from '../../../ui/useT';
import type { MigrationSettings } from '../useMigrationWorld';
import type { PlanForm } from './usePlan';
import { listText } from '../../../ui/intl';

const columnsOf = (
  t: TFunction,
  chosen: string,
  choose: (name: string) => void,
): Column<Link>[] => [
  {
    key: 'choose',
    label: t('Choose'),
    cell: ({ name, refusal }) => (
      <Radio
        id={`link-${name}`}
        name="link"
        aria-label={name}
        isChecked={chosen === name}
        isDisabled={refusal !== undefined}
        onChange={() => choose(name)}
      />
    ),
  },
  ...linkColumns<Link>(t),
];

const vlan: FieldSpec<'vlan'> = {
  name: 'vlan',
  kind: 'text',
  isNumber: true,
  label: msg('VLAN tag'),
  help: msg(
    'A number from 1 to 4094. Leave it empty for untagged traffic, or where you chose a VLAN of a card. On a card or bond each node needs an interface for the VLAN; a bridge tags by itself.',
  ),
};

const link: FieldSpec<'link'> = {
  name: 'link',
  kind: 'text',
  label: msg('Network interface of the nodes'),
  vsphere: 'uplink',
  help: msg('It must have this name on every node, such as eth1.'),
  isRequired: true,
};

interface StepProps {
  settings: MigrationSettings;
  plan: PlanForm;
}

/** What the network builds on: something that all nodes have, and a VLAN of it. */
export const LinkStep = ({ settings: { world }, plan }: StepProps) => {
  const t = useT();
  const { form, values, messagesOf } = plan;
  const links = linksOf(world);
  const silent = silentNodes(world);
  const chosen = asTyped(values.link);
  const choose = useCallback(
    (name: string) => form.setValue('link', name, { shouldValidate: true, shouldTouch: true }),
    [form],
  );
  const columns = useMemo(() => columnsOf(t, chosen, choose), [t, chosen, choose]);
  const refused = links.filter(({ refusal }) => refusal !== undefined);
  const { error, warning } = messagesOf('link');
  return (
    <Stack hasGutter>
      <StackItem>
        {t(
          'Migrations run from node to node over an interface that all of them have under one name, best one that nothing else uses.',
        )}
      </StackItem>
      {links.length > 0 && (error ?? warning) !== undefined && (
        <StackItem>
          <Alert
            variant={error === undefined ? 'warning' : 'danger'}
            isInline
            isLiveRegion
            component="h2"
            title={error ?? warning}
          />
        </StackItem>
      )}
      {links.length > 0 ? (
        <StackItem>
          <TableOf
            label={t('Interfaces and bridges of the nodes')}
            columns={columns}
            rows={links.filter(({ refusal }) => refusal === undefined)}
            keyOf={keyOfLink}
            isLong
          />
        </StackItem>
      ) : (
        <StackItem>
          <UnknownLinks>
            {t('nmstate does not report on them, or you may not see it. Type the name.')}
          </UnknownLinks>
        </StackItem>
      )}
      {silent.length > 0 && links.length > 0 && (
        <StackItem>
          {t('Of these nodes nothing is reported, so that they are not looked at: {{nodes}}', {
            nodes: listText(silent),
          })}
        </StackItem>
      )}
      <StackItem>
        <PlainForm noValidate>
          {links.length === 0 && <Field form={form} messagesOf={messagesOf} spec={link} />}
          <Field form={form} messagesOf={messagesOf} spec={vlan} />
        </PlainForm>
      </StackItem>
      {refused.length > 0 && (
        <StackItem>
          <RefusedLinks count={refused.length} hasOthers={links.length > refused.length}>
            <TableOf
              label={t('Interfaces and bridges that cannot be used')}
              columns={columns}
              rows={refused}
              keyOf={keyOfLink}
              isLong
            />
          </RefusedLinks>
        </StackItem>
      )}
    </Stack>
  );
};
