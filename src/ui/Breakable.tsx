import { Fragment } from 'react';

/** A kind or a path that breaks at its words where it has to, not in the middle of one. */
export const Breakable = ({ text }: { text: string }) => (
  <span>
    {text.split(/(?<=[a-z0-9\]])(?=[A-Z.[/])/).map((part, index) => (
      // Parts have no identity but their place.
      <Fragment key={index}>
        {index > 0 && <wbr />}
        {part}
      </Fragment>
    ))}
  </span>
);
