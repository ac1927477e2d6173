import { readText } from './read-files';
import { lineOfPath, stepsOf } from './places';

const linesOf = (text: string, ...paths: string[]) =>
  readText('', text).objects.map(({ origin }) => paths.map((path) => lineOfPath(origin, path)));

const TEXT = `# what follows
kind: A
metadata:
  name: a
---
kind: B
metadata:
  annotations:
    example.com/own: x
spec:
  networks:
    - name: one
    - name: two
      multus:
        networkName: lan
  config: |
    { "vlan": 1 }
`;

describe('the steps of a path', () => {
  it.each([
    ['spec.networks[1].multus', ['spec', 'networks', 1, 'multus']],
    ["metadata.annotations['a.b/c']", ['metadata', 'annotations', 'a.b/c']],
    ['', []],
  ])('%s', (path, steps) => {
    expect(stepsOf(path)).toEqual(steps);
  });
});

describe('the line of a path', () => {
  it('is that of its key, or of what is nearest to it', () => {
    const [first, second] = linesOf(
      TEXT,
      'spec.networks[1].multus.networkName',
      'spec.config.vlan',
      "metadata.annotations['example.com/own']",
      'status.phase',
    );
    expect(second).toEqual([15, 16, 9, 6]);
    expect(first).toEqual([2, 2, 3, 2]);
  });

  it('is found in items of lists, in JSON and behind a document without content', () => {
    const list = 'kind: List\nitems:\n- kind: A\n- kind: B\n  spec:\n    x: 1\n';
    expect(linesOf(list, 'spec.x')).toEqual([[3], [6]]);
    expect(linesOf('{"kind": "A",\n "spec": {\n "x": 1}}', 'spec.x')).toEqual([[3]]);
    expect(linesOf('---\n# nothing\n---\nkind: A\nspec:\n  x: 1\n', 'spec.x')).toEqual([[6]]);
  });
});
