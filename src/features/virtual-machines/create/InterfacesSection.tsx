import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Button, DropdownList, Stack, StackItem } from '@patternfly/react-core';
import { PlusCircleIcon } from '@patternfly/react-icons';
import type { Finding } from '../../../domain/findings/finding';
import { withoutInterface } from '../../../domain/vm/change/interface-removal';
import { bindingLabel } from '../../../domain/vm/interfaces/labels';
import { effectiveModel, interfacePreferenceOf } from '../../../domain/vm/spec/matchers';
import {
  hasImplicitInterface,
  interfaceSpecsOf,
  type InterfaceSpec,
} from '../../../domain/vm/spec/interface-values';
import { namespaceOf, vmTemplateOf } from '../../../domain/vm/spec/network-refs';
import { FindingBadge, FindingList } from '../../../ui/findings';
import { ActionItem, ActionsMenu } from '../../../ui/list/ActionsMenu';
import { NetworkName } from '../../../ui/NetworkName';
import { TableOf } from '../../../ui/table/TableOf';
import { useT } from '../../../ui/useT';
import type { SectionProps } from './section';

const DraftDialog = lazy(() => import('./DraftDialog'));

const isOn = ({ path }: Finding, { index, networkIndex }: InterfaceSpec): boolean =>
  path.includes(`.interfaces[${index}]`) ||
  (networkIndex !== undefined && path.includes(`.networks[${networkIndex}]`));

/** The interfaces of a new VM, by the same form as those of an existing one. */
export const InterfacesSection = ({ vm, edit, around, findings }: SectionProps) => {
  const t = useT();
  // An interface by its name; '' for a new one.
  const [opened, setOpened] = useState<string>();
  const adds = useRef<HTMLButtonElement>(null);
  const isRemoved = useRef(false);
  const namespace = namespaceOf(vm);
  const rows = interfaceSpecsOf(vmTemplateOf(vm), namespace);
  useEffect(() => {
    // The menu that removed an interface goes with its row.
    if (document.activeElement === document.body && isRemoved.current) adds.current?.focus();
    isRemoved.current = false;
  }, [rows.length]);
  const preference = interfacePreferenceOf(around.world, vm);
  const modelText = ({ values }: InterfaceSpec): string => {
    const model = effectiveModel(preference, values);
    return model ?? t('As the preference says');
  };
  return (
    <Stack hasGutter>
      <StackItem>
        {rows.length === 0 ? (
          <p>
            {hasImplicitInterface(vmTemplateOf(vm))
              ? t('None: KubeVirt connects the VM to the pod network by itself.')
              : t('None: the VM is not connected to any network.')}
          </p>
        ) : (
          <TableOf
            label={t('Network interfaces')}
            rows={rows}
            keyOf={({ name }) => name}
            columns={[
              {
                key: 'name',
                label: t('Name'),
                modifier: 'breakWord',
                cell: (row) => (
                  <>
                    {row.name}{' '}
                    <FindingBadge
                      findings={findings.filter((finding) => isOn(finding, row))}
                      name={row.name}
                    />
                  </>
                ),
              },
              {
                key: 'network',
                label: t('Network'),
                modifier: 'breakWord',
                cell: ({ values }) => <NetworkName source={values.network} own={namespace} />,
              },
              {
                key: 'binding',
                label: t('Type'),
                cell: (row) => {
                  const { text, params } = bindingLabel(row.values.binding);
                  return (
                    <>
                      {t(text, params)}
                      {row.values.binding !== 'sriov' && (
                        <div>
                          <small>{modelText(row)}</small>
                        </div>
                      )}
                    </>
                  );
                },
              },
              {
                key: 'mac',
                label: t('MAC address'),
                cell: ({ values }) => values.mac ?? t('Assigned by the cluster'),
              },
            ]}
            actions={({ name }) => (
              <ActionsMenu label={t('Actions for {{name}}', { name })}>
                <DropdownList>
                  <ActionItem onClick={() => setOpened(name)}>{t('Edit')}</ActionItem>
                  <ActionItem
                    isDanger
                    onClick={() => {
                      isRemoved.current = true;
                      edit((draft) => withoutInterface(draft, name));
                    }}
                  >
                    {t('Remove')}
                  </ActionItem>
                </DropdownList>
              </ActionsMenu>
            )}
          />
        )}
      </StackItem>
      <StackItem>
        <Button
          ref={adds}
          variant="link"
          isInline
          icon={<PlusCircleIcon />}
          onClick={() => setOpened('')}
        >
          {t('Add network interface')}
        </Button>
      </StackItem>
      {findings.length > 0 && (
        <StackItem>
          <FindingList findings={findings.filter(({ severity }) => severity !== 'info')} />
        </StackItem>
      )}
      {opened !== undefined && (
        <Suspense fallback={null}>
          <DraftDialog
            vm={vm}
            around={around}
            name={opened === '' ? undefined : opened}
            onDraft={(next) => {
              edit(() => next);
              setOpened(undefined);
            }}
            onClose={() => setOpened(undefined)}
          />
        </Suspense>
      )}
    </Stack>
  );
};
