import type { FindingCode } from './catalog';

/**
 * Keys of a finding's title and message in the translations. English stands there under the same
 * keys, so that no page has to load the texts of all rules with its code.
 */
export const textKeysOf = ({
  code,
}: {
  code: FindingCode;
}): { title: string; message: string } => ({
  title: `${code}.title`,
  message: `${code}.message`,
});
