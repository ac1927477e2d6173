import type { ComponentProps } from 'react';
import { Form } from '@patternfly/react-core';

/** Fields that look like those of any form, and take effect as they are typed: Enter sends nothing. */
export const PlainForm = (props: Omit<ComponentProps<typeof Form>, 'onSubmit' | 'ref'>) => (
  <Form isWidthLimited {...props} onSubmit={(event) => event.preventDefault()} />
);
