import { createContext, useContext } from 'react';
import type { Rates } from '../../domain/traffic/rates';

/** The curves of rows by their keys: they come after the rows. `null`: there are none. */
type RatesOf = (key: string) => Rates | null | undefined;

export const RatesContext = createContext<RatesOf>(() => null);

export const useRatesOf = (key: string): Rates | null | undefined => useContext(RatesContext)(key);
