/**
 * Deprecated or monitoring components of the console that this host leaves out. They say so where a
 * plugin uses them, instead of showing nothing.
 */
const notProvided = (name: string) => (): never => {
  throw new Error(`The standalone console does not provide ${name}.`);
};

export default notProvided('this component');
export const TableData = notProvided('TableData');
export const QueryBrowser = notProvided('QueryBrowser');
export const useListPageFilter = notProvided('useListPageFilter');
export const useActiveColumns = notProvided('useActiveColumns');
