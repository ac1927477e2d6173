import type { FindingCode } from '../../findings/catalog';
import * as codes from '../../findings/codes';
import { takeExpected, takeSuggestion } from './nad';
import type { NadFix } from './nad-edit';

/** Fixes for VMN3xx. */
export const cniFixes: Partial<Record<FindingCode, NadFix>> = {
  [codes.subnetHasHostBits]: takeExpected,
  [codes.noSuchPluginForAddresses]: takeSuggestion,
};
