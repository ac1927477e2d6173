import { Skeleton } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface Children {
  children?: ReactNode;
}

const InventoryItem = ({ children }: Children) => <div>{children}</div>;

export const InventoryItemTitle = ({ children }: Children) => <span>{children}</span>;

export const InventoryItemBody = ({ error, children }: Children & { error?: unknown }) => (
  <div>{error ? null : children}</div>
);

export const InventoryItemStatus = ({
  count,
  icon,
  linkTo,
}: {
  count: number;
  icon: ReactNode;
  linkTo?: string;
}) => {
  const content = (
    <>
      {icon} {count}
    </>
  );
  return linkTo ? <Link to={linkTo}>{content}</Link> : <span>{content}</span>;
};

export const InventoryItemLoading = () => <Skeleton width="4rem" />;

export default InventoryItem;
