/** What an error says, for people. */
export const messageOf = (error: unknown): string => {
  // A refused connection to several addresses carries its reasons inside.
  if (error instanceof AggregateError && error.message === '') {
    return error.errors.map(messageOf).join('; ');
  }
  return error instanceof Error ? error.message : String(error);
};

/** Control characters, ends of lines, and what turns the direction of text. */
const CONTROL =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Pipelines read commands in what programs print: `::error::` of GitHub, `##[error]` and `##vso[` of Azure. */
const COMMAND =
  /^(\s*:):|(:):(?=(?:add-m|add-path|debug|echo|endgroup|error|group|notice|remove-m|save-state|set-|stop-commands|warning))|(#)#(?=\[|vso\[|teamcity\[)/gi;

const escaped = (character: string): string => {
  const code = character.charCodeAt(0).toString(16);
  return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
};

/**
 * One line of what others said, so that it steers neither a terminal nor a pipeline: control
 * characters and the beginnings of commands are spelt as in `\x1b`.
 */
export const printable = (text: string): string =>
  text
    .replace(CONTROL, escaped)
    .replace(
      COMMAND,
      (_all, start?: string, colon?: string, hash?: string) =>
        `${start ?? colon ?? ''}${hash ?? ''}${escaped(hash === undefined ? ':' : '#')}`,
    );
