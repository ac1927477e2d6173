import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import { bytesOfBase64 } from '../../text/base64';

/** A public SSH key, as a line of `authorized_keys` has it. */
export interface PublicKey {
  /** Such as `ssh-ed25519`. */
  type: string;
  /** In base64; tells keys apart. */
  body: string;
  /** Behind the key: most have the name of who made it. '' where there is none. */
  comment: string;
  /** The whole line. */
  text: string;
}

/** A line of a text with keys: a key, or what is wrong with it. */
export type KeyLine = { line: number; text: string } & (
  { key: PublicKey; problem?: undefined } | { key?: undefined; problem: Reason }
);

/**
 * How many fields a key has behind the name of its type, each as its length and its bytes.
 *
 * Source: RFC 4253 section 6.6, RFC 5656, RFC 8709; OpenSSH PROTOCOL.u2f.
 */
const fieldsOfType: Readonly<Record<string, number>> = {
  'ssh-ed25519': 1,
  'ssh-rsa': 2,
  'ecdsa-sha2-nistp256': 2,
  'ecdsa-sha2-nistp384': 2,
  'ecdsa-sha2-nistp521': 2,
  'sk-ssh-ed25519@openssh.com': 2,
  'sk-ecdsa-sha2-nistp256@openssh.com': 3,
};

/** Names of types that can stand in front of a key and are not taken. */
const refusedTypes = new Map([
  ['ssh-dss', msg('OpenSSH takes no DSA keys any more. Make another one, such as ssh-ed25519.')],
  ['ssh-rsa1', msg('OpenSSH takes no keys of version 1 any more. Make another one.')],
]);

const PRIVATE = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----|^PuTTY-User-Key-File-|^Private-Lines:/m;

/** Begins what OpenSSH writes between the first and the last line of a private key. */
const PRIVATE_BODY = /^b3BlbnNzaC1rZXktdjE/m;

/** Whether a text holds a private key, whole or in part, which nobody else may have. */
export const hasPrivateKey = (text: string): boolean =>
  PRIVATE.test(text) || PRIVATE_BODY.test(text);

/** The fields of a key: each is four bytes of length, and as many bytes. Undefined where they do not fit. */
const fieldsIn = (bytes: Uint8Array): Uint8Array[] | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    if (at + 4 > bytes.length) return undefined;
    const length = view.getUint32(at);
    if (at + 4 + length > bytes.length) return undefined;
    fields.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return fields;
};

const CUT_OFF = msg('The key is cut off or damaged. Copy the whole line of the .pub file.');

/** What is wrong with a key in base64 that is said to be of a type. */
const problemOfBody = (type: string, body: string): Reason | undefined => {
  const bytes = body.length % 4 === 0 ? bytesOfBase64(body) : undefined;
  if (!bytes) return reason(CUT_OFF);
  const [name, ...fields] = fieldsIn(bytes) ?? [];
  if (!name) return reason(CUT_OFF);
  const inner = new TextDecoder().decode(name);
  if (inner !== type) {
    return reason(msg('It says {{type}}, but the key itself is of another type: {{inner}}.'), {
      type,
      inner,
    });
  }
  const isWhole = fields.length === fieldsOfType[type] && fields.every(({ length }) => length > 0);
  const isSound = !type.endsWith('ssh-ed25519') || fields[0]?.length === 32;
  return isWhole && isSound ? undefined : reason(CUT_OFF);
};

/** Options in front of a key end at a blank outside of quotation marks. */
const OPTIONS = /^(?:[^\s"]|"(?:[^"\\]|\\.)*")+[ \t]+/;

const WORDS = /^(\S+)[ \t]+(\S+)(?:[ \t]+(.*))?$/;

const isType = (word: string): boolean =>
  Object.hasOwn(fieldsOfType, word) || refusedTypes.has(word) || word.includes('-cert-v01@');

const partsOf = (text: string): RegExpExecArray | null => {
  const plain = WORDS.exec(text);
  if (plain && isType(plain[1] ?? '')) return plain;
  const rest = text.replace(OPTIONS, '');
  const behind = rest === text ? null : WORDS.exec(rest);
  return behind && isType(behind[1] ?? '') ? behind : null;
};

const readLine = (text: string, line: number): KeyLine => {
  const no = (problem: string): KeyLine => ({ line, text, problem: reason(problem) });
  if (hasPrivateKey(text)) {
    return no(msg('This is a private key, which nobody else may have. Take the .pub file.'));
  }
  if (/^-{4,5} ?BEGIN /.test(text)) {
    return no(
      msg('This is another format. "ssh-keygen -i -f FILE" writes the key as OpenSSH takes it.'),
    );
  }
  const parts = partsOf(text);
  if (!parts) {
    return no(
      msg('No public key: one begins with its type, such as ssh-ed25519, and stands in one line.'),
    );
  }
  const [, type = '', body = '', comment = ''] = parts;
  const refused = refusedTypes.get(type);
  if (refused !== undefined) return no(refused);
  if (!Object.hasOwn(fieldsOfType, type)) {
    return no(msg('This is a certificate. Take the key that it was made for.'));
  }
  const problem = problemOfBody(type, body);
  if (problem) return { line, text, problem };
  return { line, text, key: { type, body, comment: comment.trim(), text } };
};

/**
 * Reads a text with a public key in each line, as `authorized_keys` has them: options, type, key in
 * base64, comment. Empty lines and those that begin with # are passed over. Lines count from 1.
 *
 * Source: OpenSSH sshd(8), AUTHORIZED_KEYS FILE FORMAT.
 */
export const readKeys = (text: string): KeyLine[] =>
  text.split(/\r\n|\r|\n/).flatMap((source, index): KeyLine[] => {
    const trimmed = source.trim();
    return trimmed === '' || trimmed.startsWith('#') ? [] : [readLine(trimmed, index + 1)];
  });

/** The keys of a text, without lines that are none; one that stands twice counts once. */
export const keysIn = (lines: readonly KeyLine[]): PublicKey[] => [
  ...new Map(lines.flatMap(({ key }) => (key ? [[key.body, key] as const] : []))).values(),
];

const SHOWN = 12;

/** How people tell a key: by its type and comment, or by its last characters. */
export const keyName = ({ type, comment, body }: PublicKey): string =>
  `${type} ${comment === '' ? `…${body.slice(-SHOWN)}` : comment}`;
