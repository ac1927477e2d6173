import { base64Of } from '../../text/base64';
import { sampleKeys } from './testing/sample-keys';
import { userDataInSecret, userDataKeysOf, userDataOf } from './user-data-keys';

const { ed25519, rsa } = sampleKeys;

const shown = (text: string) => {
  const found = userDataKeysOf(text);
  return found.kind === 'keys'
    ? found.users.map(({ user, lines }) => [user, lines.map(({ key }) => key?.comment)])
    : found.kind;
};

describe('keys in user data', () => {
  it.each([
    ['', 'none'],
    ['#cloud-config\n', 'none'],
    ['#cloud-config\nuser: fedora\n', 'none'],
    [`#cloud-config\nssh_authorized_keys:\n  - ${ed25519}\n`, [[undefined, ['me@ed25519']]]],
    [
      `#cloud-config\r\nuser: fedora\r\nssh_authorized_keys: ["${ed25519}", '${rsa}']\r\n`,
      [['fedora', ['me@ed25519', 'me@rsab3072']]],
    ],
    [
      `#cloud-config\nuser: {name: admin}\nssh_authorized_keys: [ ${rsa} ]\n`,
      [['admin', ['me@rsab3072']]],
    ],
    [
      `#cloud-config\nusers:\n  - default\n  - name: ann\n    ssh-authorized-keys:\n      - nonsense\n      - ${rsa}\n  - name: bob\n`,
      [['ann', [undefined, 'me@rsab3072']]],
    ],
    [
      `#cloud-config\nusers: ann,bob\nssh_authorized_keys: ${rsa}\n`,
      [[undefined, ['me@rsab3072']]],
    ],
    ['#cloud-config\n- a\n', 'unreadable'],
    ['#cloud-config\na: [\n', 'unreadable'],
    ['#cloud-config-archive\n- a\n', 'unreadable'],
    [`#!/bin/sh\necho "ssh_authorized_keys"\n`, 'unreadable'],
    [`## template: jinja\n#cloud-config\nssh_authorized_keys: [${rsa}]\n`, 'unreadable'],
    ['Content-Type: multipart/mixed\n', 'unreadable'],
  ])('%#. %j', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
});

describe('the user data of a VM', () => {
  const volumes = (...list: object[]) => userDataOf({ volumes: list })?.source;

  it.each<[object[], unknown]>([
    [[{ name: 'root', containerDisk: {} }], undefined],
    [[{ name: 'init', cloudInitNoCloud: {} }], { kind: 'none' }],
    [[{ name: 'init', cloudInitNoCloud: { userData: 'x' } }], { kind: 'text', text: 'x' }],
    [
      [{ name: 'init', cloudInitConfigDrive: { userDataBase64: base64Of('ä') } }],
      { kind: 'text', text: 'ä' },
    ],
    [
      [{ name: 'init', cloudInitNoCloud: { secretRef: { name: 'data' } } }],
      { kind: 'secret', name: 'data' },
    ],
    [
      [
        { name: 'first', cloudInitConfigDrive: { userData: 'first' } },
        { name: 'second', cloudInitNoCloud: { userData: 'second' } },
      ],
      { kind: 'text', text: 'first' },
    ],
  ])('%#. stand in its first volume of cloud-init', (list, expected) => {
    expect(volumes(...list)).toEqual(expected);
  });

  it('stand under one of two keys of a Secret', () => {
    const data = { userData: base64Of('second'), userdata: base64Of('first') };
    expect(userDataInSecret({ data })).toBe('first');
    expect(userDataInSecret({ data: { userData: base64Of('second') } })).toBe('second');
    expect(userDataInSecret({ data: { other: 'x' } })).toBeUndefined();
  });
});
