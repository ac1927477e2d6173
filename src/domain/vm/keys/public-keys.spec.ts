import fc from 'fast-check';
import { hasPrivateKey, keyName, keysIn, readKeys } from './public-keys';
import { sampleKeys } from './testing/sample-keys';

const { ed25519, ecdsa256, ecdsa521, rsa } = sampleKeys;
const [type = '', body = ''] = ed25519.split(' ');

const problemsOf = (text: string): (string | undefined)[] =>
  readKeys(text).map(({ problem }) => problem?.text);

describe('public keys', () => {
  it.each([
    [ed25519, 'ssh-ed25519', 'me@ed25519'],
    [ecdsa256, 'ecdsa-sha2-nistp256', 'me@ecdsab256'],
    [ecdsa521, 'ecdsa-sha2-nistp521', 'me@ecdsab521'],
    [rsa, 'ssh-rsa', 'me@rsab3072'],
    [`  ${ed25519}  `, 'ssh-ed25519', 'me@ed25519'],
    [`${type} ${body}`, 'ssh-ed25519', ''],
    [`${type}\t${body}\tA comment of three words`, 'ssh-ed25519', 'A comment of three words'],
    [`from="10.0.0.0/8",command="echo \\"hi\\" x" ${ed25519}`, 'ssh-ed25519', 'me@ed25519'],
    [`no-pty ${rsa}`, 'ssh-rsa', 'me@rsab3072'],
  ])('%#. are read with their type and comment', (text, expected, comment) => {
    const [line] = readKeys(text);
    expect(line?.problem).toBeUndefined();
    expect(line?.key).toMatchObject({ type: expected, comment, text: text.trim() });
  });

  it.each([
    ['no type', body, 'No public key'],
    ['any words', 'hello world', 'No public key'],
    ['another type inside', `ssh-rsa ${body} me`, 'another type'],
    ['cut off', ed25519.slice(0, 50), 'cut off'],
    ['cut off at a whole byte', `${type} ${body.slice(0, -4)}`, 'cut off'],
    ['longer than it may be', `${type} ${body}AAAA`, 'cut off'],
    ['no base64', `${type} ${body.slice(0, -1)}!`, 'cut off'],
    ['DSA', `ssh-dss ${body} me`, 'no DSA keys'],
    ['a certificate', `ssh-ed25519-cert-v01@openssh.com ${body} me`, 'certificate'],
    ['the format of RFC 4716', '---- BEGIN SSH2 PUBLIC KEY ----', 'ssh-keygen -i'],
    ['PEM', '-----BEGIN PUBLIC KEY-----', 'ssh-keygen -i'],
    ['the name of a property', 'constructor AAAA', 'No public key'],
  ])('with %s are refused', (_what, text, expected) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(expected)]);
  });

  it('stand one in each line, with comments and empty lines between them', () => {
    const lines = readKeys(`# mine\r\n${ed25519}\r\n\r\nnonsense\n${rsa}\n${ed25519}`);
    expect(lines.map(({ line, problem }) => [line, problem === undefined])).toEqual([
      [2, true],
      [4, false],
      [5, true],
      [6, true],
    ]);
    expect(keysIn(lines).map(keyName)).toEqual(['ssh-ed25519 me@ed25519', 'ssh-rsa me@rsab3072']);
  });

  it('without a comment are told by their last characters', () => {
    expect(keysIn(readKeys(`${type} ${body}`)).map(keyName)).toEqual([
      `ssh-ed25519 …${body.slice(-12)}`,
    ]);
  });

  it('are refused wherever they are cut', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(sampleKeys)),
        fc.integer({ min: 1, max: 10_000 }),
        (key, at) => {
          const [kind = '', whole = ''] = key.split(' ');
          const cut = whole.slice(0, at % whole.length);
          expect(problemsOf(`${kind} ${cut}`)).not.toContain(undefined);
        },
      ),
    );
  });

  it('take any text without an error', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const { key, problem } of readKeys(text))
          expect(key === undefined).toBe(problem !== undefined);
      }),
    );
  });
});

describe('a private key', () => {
  it.each([
    ['-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----'],
    ['-----BEGIN RSA PRIVATE KEY-----'],
    ['-----BEGIN ENCRYPTED PRIVATE KEY-----'],
    ['PuTTY-User-Key-File-3: ssh-ed25519'],
    ['b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZWQ'],
    [`${ed25519}\n-----BEGIN OPENSSH PRIVATE KEY-----`],
  ])('%#. is told from all others', (text) => {
    expect(hasPrivateKey(text)).toBe(true);
    expect(problemsOf(text).join()).toContain('private key');
  });

  it('is none of what has another name', () => {
    expect(hasPrivateKey(Object.values(sampleKeys).join('\n'))).toBe(false);
    expect(hasPrivateKey('-----BEGIN PUBLIC KEY-----')).toBe(false);
  });
});
