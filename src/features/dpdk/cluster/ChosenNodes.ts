import { createContext, useContext } from 'react';

/** Nodes that the form gives to the profile, beside those that have its label; for the review. */
const ChosenNodes = createContext<ReadonlySet<string>>(new Set());

export const ChosenNodesProvider = ChosenNodes.Provider;

export const useChosenNodes = (): ReadonlySet<string> => useContext(ChosenNodes);
