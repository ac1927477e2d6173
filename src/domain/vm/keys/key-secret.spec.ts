import fc from 'fast-check';
import { recordAt } from '../../core/resource';
import { base64Of, textOfBase64 } from '../../text/base64';
import { keysOfSecret, linesOfSecret, userKeysAfter, withKeyChange } from './key-secret';
import { keysIn, readKeys, type PublicKey } from './public-keys';
import { sampleKeys } from './testing/sample-keys';

const { ed25519, ecdsa256, ecdsa521, rsa } = sampleKeys;

const keyOf = (text: string): PublicKey => {
  const [key] = keysIn(readKeys(text));
  if (!key) throw new Error(text);
  return key;
};

const secretWith = (texts: Record<string, string>, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'keys', namespace: 'web' },
  data: Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, base64Of(text)])),
  ...more,
});

const textsIn = (secret: object) =>
  Object.fromEntries(
    Object.entries(recordAt(secret, 'data')).map(([key, value]) => [
      key,
      textOfBase64(String(value)),
    ]),
  );

const bodies = (keys: readonly PublicKey[]) => keys.map(({ comment }) => comment);

describe('a Secret with keys', () => {
  it('has them in any of its values, one in each line', () => {
    const secret = secretWith({ a: `${ed25519}\n# x\n${rsa}`, b: `${rsa}\nnonsense` });
    expect(bodies(keysOfSecret(secret))).toEqual(['me@ed25519', 'me@rsab3072']);
    expect(linesOfSecret(secret).filter(({ problem }) => problem)).toHaveLength(1);
    expect(keysOfSecret({ data: { a: 'no base64!' }, stringData: { b: rsa } })).toHaveLength(1);
    expect(keysOfSecret(undefined)).toEqual([]);
  });

  it('is given a key behind those that are there', () => {
    const secret = secretWith({ b: `# mine\r\n${rsa}`, a: 'x' }, { immutable: false });
    const after = withKeyChange(secret, { add: [keyOf(ed25519), keyOf(rsa)], remove: [] });
    expect(textsIn(after)).toEqual({ b: `# mine\r\n${rsa}\n${ed25519}\n`, a: 'x' });
    expect(after).toMatchObject({ immutable: false, metadata: secret.metadata });
    expect(textsIn(withKeyChange(secretWith({}), { add: [keyOf(rsa)], remove: [] }))).toEqual({
      key: `${rsa}\n`,
    });
  });

  it('keeps values that are no text', () => {
    const secret = { ...secretWith({}), data: { key: '/w==', other: '!' } };
    const after = withKeyChange(secret, { add: [keyOf(rsa)], remove: [] });
    expect(after.data).toEqual({ ...secret.data, 'key-2': base64Of(`${rsa}\n`) });
  });

  it('loses a key wherever it stands, and nothing else', () => {
    const secret = secretWith({ a: `${rsa}\n${ed25519}\n`, b: `from="x" ${rsa} again\nnote` });
    const after = withKeyChange(secret, { add: [], remove: [keyOf(rsa).body] });
    expect(textsIn(after)).toEqual({ a: `${ed25519}\n`, b: 'note' });
  });

  it('stays byte for byte where nothing is changed', () => {
    const line = fc.oneof(fc.constantFrom(...Object.values(sampleKeys)), fc.string());
    const text = fc
      .array(line)
      .chain((lines) => fc.constantFrom('\n', '\r\n').map((end) => lines.join(end)));
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ minLength: 1 }), text),
        fc.constantFrom(...Object.values(sampleKeys)),
        (texts, key) => {
          const secret = secretWith(texts);
          expect(withKeyChange(secret, { add: [], remove: [] })).toEqual(secret);
          const added = withKeyChange(secret, { add: [keyOf(key)], remove: [] });
          expect(keysOfSecret(added).map(({ body }) => body)).toContain(keyOf(key).body);
          const removed = withKeyChange(added, { add: [], remove: [keyOf(key).body] });
          expect(keysOfSecret(removed)).toEqual(
            keysOfSecret(secret).filter(({ body }) => body !== keyOf(key).body),
          );
        },
      ),
    );
  });
});

describe('what users have after a change', () => {
  const agent = (secretName: string, ...users: string[]) => ({
    sshPublicKey: {
      source: { secret: { secretName } },
      propagationMethod: { qemuGuestAgent: { users } },
    },
  });
  const after = [keyOf(ed25519), keyOf(rsa)];
  const known = new Map([
    ['keys', [keyOf(ed25519), keyOf(ecdsa256)]],
    ['more', [keyOf(ecdsa521)]],
  ]);
  const shown = (
    spec: object,
    ...more: [Map<string, PublicKey[] | undefined>?, Map<string, PublicKey[]>?]
  ) =>
    userKeysAfter(spec, 'keys', after, more[0] ?? known, more[1]).map(
      ({ user, stay, come, go, unknown }) => [
        user,
        bodies(stay),
        bodies(come),
        bodies(go),
        unknown,
      ],
    );

  it('are the keys of all Secrets for the user, and no others', () => {
    const spec = { accessCredentials: [agent('keys', 'fedora', 'root'), agent('more', 'root')] };
    expect(shown(spec)).toEqual([
      ['fedora', ['me@ed25519'], ['me@rsab3072'], ['me@ecdsab256'], []],
      ['root', ['me@ed25519', 'me@ecdsab521'], ['me@rsab3072'], ['me@ecdsab256'], []],
    ]);
  });

  it('says which Secrets are not known', () => {
    const spec = { accessCredentials: [agent('keys', 'root'), agent('more', 'root')] };
    const part = new Map([
      ['keys', known.get('keys')],
      ['more', undefined],
    ]);
    expect(shown(spec, part)).toEqual([
      ['root', ['me@ed25519'], ['me@rsab3072'], ['me@ecdsab256'], ['more']],
    ]);
  });

  it('loses those of cloud-init, unless a Secret has them', () => {
    const spec = { accessCredentials: [agent('keys', 'fedora')] };
    const others = new Map([['fedora', [keyOf(ecdsa521), keyOf(rsa)]]]);
    expect(shown(spec, known, others)).toEqual([
      ['fedora', ['me@ed25519', 'me@rsab3072'], [], ['me@ecdsab256', 'me@ecdsab521'], []],
    ]);
  });

  it('concerns nobody whom the agent is not told of', () => {
    const noCloud = {
      sshPublicKey: {
        source: { secret: { secretName: 'keys' } },
        propagationMethod: { noCloud: {} },
      },
    };
    expect(shown({ accessCredentials: [noCloud, agent('more', 'root')] })).toEqual([]);
  });
});
