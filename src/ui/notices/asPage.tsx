import type { ComponentType } from 'react';
import { Notices } from './Notices';

/** An exposed module's component with what has to be on every page: what has been done, and goes on. */
export const asPage = <P extends object>(Content: ComponentType<P>) => {
  const Page = (props: P) => (
    <>
      <Content {...props} />
      <Notices />
    </>
  );
  return Page;
};
