import type { FindingCode } from '../findings/catalog';
import type { Finding } from '../findings/types';

/** Takes down a finding at a path of the object that is being checked. */
export type Report = (code: FindingCode, path: string, params?: Finding['params']) => void;
