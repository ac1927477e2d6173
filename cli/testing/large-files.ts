const item = (index: number): string => `- apiVersion: k8s.cni.cncf.io/v1
  kind: NetworkAttachmentDefinition
  metadata:
    name: net-${index}
    namespace: web-${index % 50}
    annotations: { k8s.v1.cni.cncf.io/resourceName: bridge.network.kubevirt.io/br1 }
  spec:
    config: '{"cniVersion":"0.3.1","name":"net-${index}","type":"bridge","bridge":"br1","vlan":${1 + (index % 4000)}}'
`;

const repeated = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_unused, index) => part(index)).join('');

/** Texts of a number of things: of healthy networks, and of what is slow to read for careless readers. */
export const largeTexts: Readonly<Record<string, (count: number) => string>> = {
  documents: (count) =>
    repeated(count, (index) => `---\n${item(index).replace('- ', '  ').replace(/^ {2}/gm, '')}`),
  'one list': (count) => `apiVersion: v1\nkind: List\nitems:\n${repeated(count, item)}`,
  'JSON one after the other': (count) =>
    repeated(count, (index) => `{"kind":"A","metadata":{"name":"n${index}"},"v":[1,{"a":"b"}]}\n`),
  'quotes that go on too far out': (count) => `v:\n${repeated(count, () => "- v: '{\n}'\n")}`,
  aliases: (count) => `a: &a [1]\nv:\n${repeated(count, () => '- *a\n')}`,
  'aliases of aliases': (count) =>
    repeated(
      count,
      () => 'a: &a [1,1,1,1,1]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]\n---\n',
    ),
  mistakes: (count) => repeated(count, () => 'a: "x" y\n---\nb: [\n---\n'),
};
