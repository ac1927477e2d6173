import type { FindingCode } from '../../findings/catalog';
import { takeExpected, takeSuggestion } from './nad';
import type { NadFix } from './nad-edit';

/** Fixes for VMN3xx. */
export const cniFixes: Partial<Record<FindingCode, NadFix>> = {
  VMN333: takeExpected,
  VMN344: takeSuggestion,
};
