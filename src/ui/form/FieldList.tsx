import { ExpandableSection, Stack, StackItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useT } from '../useT';
import { Field } from './Field';
import type { FieldSpec, FieldsProps } from './spec';

/** Fields one below the other; those that few objects need are folded away. */
export const FieldList = ({ specs, ...props }: FieldsProps & { specs: readonly FieldSpec[] }) => {
  const t = useT();
  const values = props.form.watch();
  const shown = specs.filter(({ isShown }) => isShown?.(values) ?? true);
  const folded = shown.filter(({ isMore }) => isMore);
  const needsLook = folded.some(
    ({ name }) => props.messagesOf(name).error ?? props.messagesOf(name).warning,
  );
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {shown
        .filter(({ isMore }) => !isMore)
        .map((spec) => (
          <Field key={spec.name} {...props} spec={spec} />
        ))}
      {folded.length > 0 && (
        <ExpandableSection
          toggleText={t('More settings')}
          isExpanded={isOpen || needsLook}
          onToggle={(_event, open) => setOpen(open)}
          isIndented
        >
          <Stack hasGutter>
            {folded.map((spec) => (
              <StackItem key={spec.name}>
                <Field spec={spec} {...props} />
              </StackItem>
            ))}
          </Stack>
        </ExpandableSection>
      )}
    </>
  );
};
