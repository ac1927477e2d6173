import { recordAt, type KubernetesResource } from '../../core/resource';
import { base64Of, textOfBase64 } from '../../text/base64';
import { agentCredentialsOf } from './credentials';
import { keysIn, readKeys, type KeyLine, type PublicKey } from './public-keys';

const DATA = 'data';

/** The values of a Secret as texts, by their keys; those that are no texts are passed over. */
const textsOf = (secret: unknown): Map<string, string> => {
  const texts = Object.entries(recordAt(secret, DATA)).flatMap(([name, value]) => {
    const text = typeof value === 'string' ? textOfBase64(value) : undefined;
    return text === undefined ? [] : [[name, text] as const];
  });
  const given = Object.entries(recordAt(secret, 'stringData')).flatMap(([name, text]) =>
    typeof text === 'string' ? [[name, text] as const] : [],
  );
  return new Map([...texts, ...given]);
};

/**
 * The lines of all values of a Secret. Their keys do not matter, and each value may have several.
 *
 * Source: kubevirt pkg/virt-launcher/virtwrap/access-credentials/access_credentials.go.
 */
export const linesOfSecret = (secret: unknown): KeyLine[] =>
  [...textsOf(secret).values()].flatMap((text) => readKeys(text));

/** The public keys that a Secret holds. */
export const keysOfSecret = (secret: unknown): PublicKey[] => keysIn(linesOfSecret(secret));

/** What becomes of the keys of a Secret. */
export interface KeyChange {
  add: readonly PublicKey[];
  /** Bodies of those that go. */
  remove: readonly string[];
}

/** The lines of a text with their ends, so that what stays does so byte for byte. */
const linesIn = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

const without = (text: string, bodies: readonly string[]): string =>
  linesIn(text)
    .filter((line) => !readKeys(line).some(({ key }) => key && bodies.includes(key.body)))
    .join('');

const withKeysIn = (text: string, keys: readonly PublicKey[]): string => {
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return start + keys.map((key) => `${key.text}\n`).join('');
};

/** A name for the value of a Secret that new keys are put into, where it has no text yet. */
const freeValue = (secret: unknown): string => {
  const taken = recordAt(secret, DATA);
  let name = 'key';
  for (let number = 2; Object.hasOwn(taken, name); number += 1) name = `key-${number}`;
  return name;
};

/**
 * A Secret with keys taken out of whichever value has them, and new ones behind those of its first
 * value. All other lines and values stay byte for byte; keys that are there already are not added.
 */
export const withKeyChange = (
  secret: KubernetesResource,
  { add, remove }: KeyChange,
): KubernetesResource => {
  const texts = [...textsOf(secret)].map(([name, text]): [string, string] => [
    name,
    without(text, remove),
  ]);
  const left = new Set(keysIn(texts.flatMap(([, text]) => readKeys(text))).map(({ body }) => body));
  const fresh = add.filter(({ body }) => !left.has(body));
  const first = texts[0]?.[0] ?? freeValue(secret);
  const next = new Map(texts);
  if (fresh.length > 0) next.set(first, withKeysIn(next.get(first) ?? '', fresh));
  const before = textsOf(secret);
  const data: Record<string, unknown> = { ...recordAt(secret, DATA) };
  for (const [name, text] of next) if (before.get(name) !== text) data[name] = base64Of(text);
  return { ...secret, data };
};

/** What a user of the guest can log in with afterwards. */
export interface UserKeys {
  user: string;
  stay: readonly PublicKey[];
  come: readonly PublicKey[];
  go: readonly PublicKey[];
  /** Secrets whose keys the user has as well, and of which nothing is known. */
  unknown: readonly string[];
}

/** The keys of Secrets by name; undefined for one that could not be read. */
export type KnownKeys = ReadonlyMap<string, readonly PublicKey[] | undefined>;

/**
 * What a change of a Secret does to each user that the guest agent gives its keys to: the agent
 * writes a user's `authorized_keys` anew, with the keys of all Secrets for that user and nothing else.
 *
 * @param spec of the instance that runs, or of the template of a VM that does not
 * @param after the keys that the Secret will have
 * @param others keys that the guest has by other ways, by user: those of cloud-init go as well
 *
 * Source: kubevirt pkg/virt-launcher/virtwrap/access-credentials/access_credentials.go.
 */
export const userKeysAfter = (
  spec: unknown,
  secret: string,
  after: readonly PublicKey[],
  known: KnownKeys,
  others: ReadonlyMap<string, readonly PublicKey[]> = new Map(),
): UserKeys[] => {
  const credentials = agentCredentialsOf(spec);
  const users = new Set(
    credentials.filter((each) => each.secret === secret).flatMap((each) => each.users),
  );
  return [...users].map((user): UserKeys => {
    const secrets = [
      ...new Set(
        credentials.flatMap((each) => (each.users.includes(user) ? (each.secret ?? []) : [])),
      ),
    ];
    const before = new Map<string, PublicKey>();
    const next = new Map<string, PublicKey>();
    for (const name of secrets) {
      for (const key of known.get(name) ?? []) before.set(key.body, key);
      for (const key of (name === secret ? after : known.get(name)) ?? []) next.set(key.body, key);
    }
    for (const key of others.get(user) ?? []) before.set(key.body, before.get(key.body) ?? key);
    return {
      user,
      stay: [...next.values()].filter(({ body }) => before.has(body)),
      come: [...next.values()].filter(({ body }) => !before.has(body)),
      go: [...before.values()].filter(({ body }) => !next.has(body)),
      unknown: secrets.filter((name) => name !== secret && known.get(name) === undefined),
    };
  });
};
