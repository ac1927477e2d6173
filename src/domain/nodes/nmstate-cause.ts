/** What nmstate says of an attempt that failed. */
export interface NmstateCause {
  /** One line, in nmstate's words; '' where the message is empty. */
  text: string;
  /** nmstate's kind of error, such as `InvalidArgument` or `VerificationError`. */
  kind: string | undefined;
}

/** Longer lines tell no more to anybody. */
const MOST = 300;

const shortened = (text: string): string => {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > MOST ? `${line.slice(0, MOST)}…` : line;
};

/** The last match of a pattern with the flag `g`. */
const lastOf = (message: string, pattern: RegExp): RegExpMatchArray | undefined =>
  [...message.matchAll(pattern)].at(-1);

/** nmstate's own lines end where the quoted output of the command does. */
const withoutTail = (text: string): string =>
  text.replace(/(?:["']?, )?["']?: failed to execute nmstatectl .*$/, '');

const NMSTATE = /NmstateError: (\w+): ([^\n]*)/g;
const LIBNMSTATE = /libnmstate\.error\.(\w+): ?\n?([^\n]*)/g;
const LOGGED = /\[[^\]\n]* ERROR [^\]\n]*\] ?([^\n]*)/g;
const PROBE = /failed run\w+ probe '[^']*'/;
const ROLLED_BACK = /rolling back desired state (?:network )?configuration: ([^\n]*)/;

/**
 * Finds the cause in the message of an enactment, which is the output of a command with its log, and
 * after a failed verification with a dump of both states. Takes any text and never throws.
 *
 * Source: kubernetes-nmstate pkg/client/client.go, pkg/nmstatectl/nmstatectl.go; nmstate
 * rust/src/lib/error.rs, rust/src/cli/error.rs.
 */
export const nmstateCauseOf = (message: string): NmstateCause => {
  for (const pattern of [NMSTATE, LIBNMSTATE]) {
    const found = lastOf(message, pattern);
    if (found) return { kind: found[1], text: shortened(withoutTail(found[2] ?? '')) };
  }
  const probe = PROBE.exec(message);
  if (probe) return { kind: 'probe', text: shortened(probe[0]) };
  const logged = lastOf(message, LOGGED)?.[1];
  const after = ROLLED_BACK.exec(message)?.[1];
  const first = message.split('\n').find((line) => line.trim() !== '');
  return { kind: undefined, text: shortened(withoutTail(logged ?? after ?? first ?? '')) };
};
