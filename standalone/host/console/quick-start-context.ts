/** This host has no quick starts; plugins see an empty set of them. */
export const useQuickStartContext = () => ({
  activeQuickStartID: '',
  allQuickStartStates: {},
  allQuickStarts: [],
  setActiveQuickStart: () => undefined,
});
