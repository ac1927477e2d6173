import { useMemo, useRef, useState } from 'react';
import type { TFunction } from 'i18next';
import {
  Button,
  Dropdown,
  DropdownItem,
  DropdownList,
  FormFieldGroupExpandable,
  FormFieldGroupHeader,
  MenuToggle,
} from '@patternfly/react-core';
import { PlusCircleIcon } from '@patternfly/react-icons';
import { listAt, textAt, type KubernetesResource } from '../../../domain/core/resource';
import { typeAt, withInterface, withoutInterface } from '../../../domain/node-policies/form';
import { FieldList } from '../../../ui/form/FieldList';
import type { FieldsProps } from '../../../ui/form/spec';
import { useT } from '../../../ui/useT';
import { interfaceFields, kindsToAdd } from './fields';

/** How an interface is called above its fields. */
const titleOf = (t: TFunction, entry: unknown, type: string, number: number): string => {
  const kind = kindsToAdd.find((each) => each.type === type);
  const label = kind ? t(kind.label) : type === '' ? t('Interface') : type;
  const name = textAt(entry, 'name') ?? '';
  return name === ''
    ? t('{{kind}}, number {{number}}', { kind: label, number })
    : t('{{kind}} {{name}}', { kind: label, name });
};

interface InterfaceListProps {
  draft: KubernetesResource;
  edit: (change: (draft: KubernetesResource) => KubernetesResource) => void;
  fields: FieldsProps;
}

const OneInterface = ({
  type,
  index,
  fields,
}: {
  type: string;
  index: number;
  fields: FieldsProps;
}) => {
  const specs = useMemo(() => interfaceFields(type, index), [type, index]);
  return <FieldList {...fields} specs={specs} />;
};

const AddInterface = ({ onAdd }: { onAdd: (type: string) => void }) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          icon={<PlusCircleIcon />}
          isExpanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t('Add interface')}
        </MenuToggle>
      )}
    >
      <DropdownList>
        {kindsToAdd.map(({ type, label }) => (
          <DropdownItem key={type} onClick={() => onAdd(type)}>
            {t(label)}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
};

/** The interfaces that a policy asks for, each with its fields. */
export const InterfaceList = ({ draft, edit, fields }: InterfaceListProps) => {
  const t = useT();
  const adds = useRef<HTMLDivElement>(null);
  const entries = listAt(draft, 'spec', 'desiredState', 'interfaces');
  return (
    <>
      {entries.map((entry, index) => {
        const type = typeAt(draft, index);
        const title = titleOf(t, entry, type, index + 1);
        return (
          <FormFieldGroupExpandable
            // Interfaces have no identity but their place and what they are.
            key={`${index} ${type}`}
            isExpanded
            toggleAriaLabel={t('Fields of {{title}}', { title })}
            header={
              <FormFieldGroupHeader
                titleText={{ text: title, id: `policy-interface-${index}` }}
                actions={
                  <Button
                    variant="link"
                    aria-label={t('Take {{title}} out of the policy', { title })}
                    onClick={() => {
                      // The button that was pressed goes with the interface.
                      adds.current?.querySelector('button')?.focus();
                      edit((before) => withoutInterface(before, index));
                    }}
                  >
                    {t('Take out')}
                  </Button>
                }
              />
            }
          >
            <OneInterface type={type} index={index} fields={fields} />
          </FormFieldGroupExpandable>
        );
      })}
      <div ref={adds}>
        <AddInterface onAdd={(type) => edit((before) => withInterface(before, type))} />
      </div>
    </>
  );
};
