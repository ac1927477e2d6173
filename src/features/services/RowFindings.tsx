import { createContext, useContext } from 'react';
import { findingsOfScene, type ServiceRow } from '../../domain/services/rows';
import { FindingBadge } from '../../ui/findings';

/** Whether all that surrounds the Services has been read: before, nothing is said of them. */
export const IsReadContext = createContext(false);

/** Drawn by itself: findings may be others although nothing else of a row is. */
export const RowFindings = ({ row }: { row: ServiceRow }) => {
  const isRead = useContext(IsReadContext);
  return isRead ? (
    <FindingBadge findings={findingsOfScene(row.scene)} name={row.view.name} />
  ) : null;
};
