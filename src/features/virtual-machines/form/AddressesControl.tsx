import { createContext, lazy, Suspense, useContext } from 'react';
import { Stack, StackItem, TextInput } from '@patternfly/react-core';
import { asTyped } from '../../../domain/forms/leaf';
import { textControlProps } from '../../../ui/form/Field';
import type { ControlProps } from '../../../ui/form/spec';
import type { AskingVm } from './askingVm';

const AddressOffers = lazy(() => import('./AddressOffers'));

export const Asking = createContext<AskingVm | undefined>(undefined);

/** The addresses that an interface asks for, with the next free one to be filled in. */
export const AddressesControl = (props: ControlProps) => {
  const { form, name } = props;
  const asking = useContext(Asking);
  return (
    <Stack hasGutter>
      <StackItem>
        <TextInput {...textControlProps(props, name)} placeholder="10.100.0.20" />
      </StackItem>
      {asking && (
        <StackItem>
          <Suspense fallback={null}>
            <AddressOffers
              asking={asking}
              typed={asTyped(form.watch(name))}
              onChange={(next) =>
                form.setValue(name, next, { shouldDirty: true, shouldTouch: true })
              }
            />
          </Suspense>
        </StackItem>
      )}
    </Stack>
  );
};
