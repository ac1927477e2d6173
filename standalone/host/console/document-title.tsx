import { useEffect, type ReactNode } from 'react';

const textOf = (node: ReactNode): string => {
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  return Array.isArray(node) ? node.map((child: ReactNode) => textOf(child)).join('') : '';
};

/** Titles the browser's tab while it is mounted. */
export const DocumentTitle = ({ children }: { children: ReactNode }) => {
  const title = textOf(children);
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · VM networking`;
    return () => {
      document.title = before;
    };
  }, [title]);
  return null;
};
