import fc from 'fast-check';
import { LSCPU, readLscpu } from './lscpu';
import { coresOf, knowsCores, type Topology } from './topology';

const topologyOf = (text: string): Topology => {
  const read = readLscpu(text);
  if (read.kind !== 'topology') throw new Error(read.why.text);
  return read.topology;
};

const TABLE = `CPU NODE SOCKET CORE
  0    0      0    0
  1    1      1    1
  2    0      0    0
  3    -      -    -`;

const EXTENDED = `CPU NODE SOCKET CORE L1d:L1i:L2:L3 ONLINE    MAXMHZ   MINMHZ
  0    0      0    0 0:0:0:0          yes 3700.0000 800.0000
  1    1      1    1 1:1:1:1          yes 3700.0000 800.0000
  2    0      0    0 0:0:0:0          yes 3700.0000 800.0000
  3    -      -    - -                 no         -        -`;

const PARSABLE = `# The following is the parsable format, which can be fed to other
# programs. Each different item in every column has an unique ID
# starting usually from zero.
# CPU,Core,Socket,Node,,L1d,L1i,L2,L3
0,0,0,0,,0,0,0,0
1,1,1,1,,1,1,1,1
2,0,0,0,,0,0,0,0`;

const OTHER_ORDER = `CORE  SOCKET CPU NODE
0 0 0 0
1 1 1 1
0 0 2 0`;

const JSON_TABLE = JSON.stringify({
  cpus: [
    { cpu: 0, node: 0, socket: 0, core: 0, 'l1d:l1i:l2:l3': '0:0:0:0', online: true },
    { cpu: 1, node: 1, socket: 1, core: 1, online: true },
    { cpu: 2, node: 0, socket: 0, core: 0, online: true },
    { cpu: 3, node: null, socket: null, core: null, online: false },
  ],
});

/** Older versions write all values as texts. */
const JSON_OF_TEXTS = JSON.stringify({
  cpus: [
    { cpu: '0', node: '0', socket: '0', core: '0' },
    { cpu: '1', node: '1', socket: '1', core: '1' },
    { cpu: '2', node: '0', socket: '0', core: '0' },
    { cpu: '3', node: '-', socket: '-', core: '-' },
  ],
});

const PLAIN = `Architecture:        x86_64
CPU(s):              4
On-line CPU(s) list: 0-2
Off-line CPU(s) list: 3
Thread(s) per core:  2
NUMA node(s):        2
NUMA node0 CPU(s):   0,2
NUMA node1 CPU(s):   1`;

const JSON_PLAIN = JSON.stringify({
  lscpu: [
    { field: 'CPU(s):', data: '4', children: [{ field: 'On-line CPU(s) list:', data: '0-2' }] },
    { field: 'Off-line CPU(s) list:', data: '3' },
    { field: 'Thread(s) per core:', data: '2' },
    {
      field: 'NUMA:',
      data: null,
      children: [
        { field: 'NUMA node0 CPU(s):', data: '0,2' },
        { field: 'NUMA node1 CPU(s):', data: '1' },
      ],
    },
  ],
});

describe('what lscpu says', () => {
  it.each([
    ['a table', TABLE, [3]],
    ['a table with the command before it', `$ ${LSCPU}\n${TABLE}\n`, [3]],
    ['the extended table', EXTENDED, [3]],
    ['the parsable list', PARSABLE, []],
    ['columns in another order', OTHER_ORDER, []],
    ['JSON of the table', JSON_TABLE, [3]],
    ['JSON of texts', JSON_OF_TEXTS, [3]],
    ['lines of Windows', TABLE.replaceAll('\n', '\r\n'), [3]],
  ])('reads %s', (_name, text, offline) => {
    const topology = topologyOf(text);
    expect(topology.offline).toEqual(offline);
    expect(topology.threads).toBe(2);
    expect(coresOf(topology)).toEqual([
      { node: 0, socket: 0, cpus: [0, 2] },
      { node: 1, socket: 1, cpus: [1] },
    ]);
  });

  it.each([
    ['text', PLAIN],
    ['JSON', JSON_PLAIN],
  ])('knows no siblings from the plain %s', (_name, text) => {
    const topology = topologyOf(text);
    expect(topology).toMatchObject({ threads: 2, offline: [3] });
    expect(topology.cpus.map(({ cpu, node }) => [cpu, node])).toEqual([
      [0, 0],
      [1, 1],
      [2, 0],
    ]);
    expect(knowsCores(topology)).toBe(false);
    expect(coresOf(topology)).toEqual([]);
  });

  it('counts cores of each socket apart', () => {
    const topology = topologyOf('CPU SOCKET CORE\n0 0 0\n1 1 0');
    expect(coresOf(topology)).toHaveLength(2);
    expect(topology.cpus[0]?.node).toBeUndefined();
  });

  it.each([
    ['nothing', '', 'This is no output of lscpu. Run {{command}} on the node.'],
    ['something else', 'hello', 'This is no output of lscpu. Run {{command}} on the node.'],
    ['broken JSON', '{"cpus": [', 'This is no output of lscpu. Run {{command}} on the node.'],
    ['other JSON', '{"a": 1}', 'This is no output of lscpu. Run {{command}} on the node.'],
    [
      'two nodes',
      `${TABLE}\n${TABLE}`,
      'CPU {{cpu}} is there twice. Paste the output of one node only.',
    ],
    [
      'a line that breaks off',
      'CPU NODE SOCKET CORE\n0 0 0 0\n1 0',
      'The line "{{line}}" has fewer columns than the first one. Paste all of it.',
    ],
    [
      'a list without its comment',
      '0,0,0,0\n1,1,0,0',
      'The line that names the columns is missing. Paste the lines with # too.',
    ],
  ])('says why it cannot read %s', (_name, text, why) => {
    expect(readLscpu(text)).toMatchObject({ kind: 'broken', why: { text: why } });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((text) => `${TABLE}\n${text}`),
        ),
        (text) => {
          expect(['topology', 'broken']).toContain(readLscpu(text).kind);
        },
      ),
    );
  });
});
