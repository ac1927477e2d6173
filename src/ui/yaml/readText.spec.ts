import { isNad } from '../../domain/nad/types';
import { checkNad } from '../../domain/nad/check';
import { readText, type TextKind } from './readText';
import type { NetworkAttachmentDefinition } from '../../domain/nad/types';

const kind: TextKind<NetworkAttachmentDefinition> = {
  name: 'NetworkAttachmentDefinition',
  expected: 'k8s.cni.cncf.io/v1 NetworkAttachmentDefinition',
  accepts: isNad,
  check: checkNad,
};

const HEAD = `apiVersion: k8s.cni.cncf.io/v1
kind: NetworkAttachmentDefinition
metadata:
  name: net
  namespace: web
  annotations: {k8s.v1.cni.cncf.io/resourceName: bridge.network.kubevirt.io/br1}
spec:
`;
const SOUND = `  config: '{"cniVersion": "0.3.1", "name": "net", "type": "bridge", "bridge": "br1"}'\n`;

describe('readText', () => {
  it('reads what kubectl reads: a text that goes on below its key', () => {
    const text = `${HEAD}  config: '{
  "cniVersion": "0.3.1", "name": "net",
"type": "bridge", "bridge": "br1"
  }'
`;
    expect(readText(text, kind)).toMatchObject({
      kind: 'object',
      object: { spec: { config: expect.stringContaining('"type": "bridge"') as unknown } },
      findings: [],
    });
  });

  it('tells of keys that stand twice, beside what the rules find', () => {
    const bad = SOUND.replace('"br1"', '"br1", "vlan": 4095');
    const read = readText(`${HEAD}  config: ''\n${bad}`, kind);
    const findings = read.kind === 'object' ? read.findings : [];
    expect(findings.map(({ code, path }) => [code, path])).toEqual([
      ['VMN801', 'spec.config'],
      ['VMN131', 'spec.config.vlan'],
    ]);
    expect(findings[0]).toMatchObject({ severity: 'warning', params: { key: 'config', line: 9 } });
  });

  it.each([
    ['', { kind: 'empty' }],
    ['# only a comment\n', { kind: 'empty' }],
    [`${HEAD}${SOUND}---\n${HEAD}${SOUND}`, { kind: 'several' }],
    ['- a\n- b\n', { kind: 'no-object' }],
    ['text', { kind: 'no-object' }],
    ['apiVersion: v1\nkind: Pod\n', { kind: 'other', found: 'v1 Pod' }],
    [`${HEAD}  config: 'a' b\n`, { kind: 'syntax', line: 8, column: 15 }],
    [`${HEAD}  config: "\n`, { kind: 'syntax', line: 9, column: 1 }],
  ])('says of %j why it is none', (text, expected) => {
    expect(readText(text, kind)).toMatchObject(expected);
  });

  it('takes one object between separators', () => {
    expect(readText(`---\n${HEAD}${SOUND}---\n`, kind).kind).toBe('object');
  });
});
