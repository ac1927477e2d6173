import type { ReactNode } from 'react';

interface StatusPopupItemProps {
  children: ReactNode;
  value?: string;
  icon?: ReactNode;
}

const StatusPopupItem = ({ children, value, icon }: StatusPopupItemProps) => (
  <div>
    {children} {value} {icon}
  </div>
);

export const StatusPopupSection = ({
  firstColumn,
  secondColumn,
  children,
}: {
  firstColumn: ReactNode;
  secondColumn?: ReactNode;
  children?: ReactNode;
}) => (
  <div>
    <div>
      {firstColumn} {secondColumn}
    </div>
    {children}
  </div>
);

export default StatusPopupItem;
