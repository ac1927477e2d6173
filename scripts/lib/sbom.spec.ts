import { licenseTable, shippedBom, type Bom } from './sbom.ts';

const component = (name: string, version: string, id = 'MIT') => ({
  'bom-ref': `${name}@${version}`,
  name,
  version,
  scope: 'optional',
  purl: `pkg:npm/${name}@${version}`,
  licenses: [{ license: { id } }],
});

const all: Bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  serialNumber: 'urn:uuid:1',
  metadata: { timestamp: 'now', tools: [], component: component('product', '0.1.0') },
  components: [
    component('b', '1.0.0'),
    component('a', '2.0.0', '0BSD'),
    component('a', '2.0.0', '0BSD'),
    component('a', '1.0.0'),
    component('tool', '1.0.0'),
  ],
  dependencies: [
    { ref: 'product@0.1.0', dependsOn: ['b@1.0.0', 'tool@1.0.0'] },
    { ref: 'b@1.0.0', dependsOn: ['a@2.0.0'] },
    { ref: 'tool@1.0.0', dependsOn: ['a@1.0.0'] },
  ],
};

describe('the bill of materials', () => {
  const shipped = [
    { name: 'a', version: '2.0.0', license: '0BSD' },
    { name: 'b', version: '1.0.0', license: 'MIT' },
  ];

  it('holds what is shipped, once, and nothing else', () => {
    const bom = shippedBom(all, shipped);
    expect(bom.components.map((one) => [one.name, one.version, one.scope])).toEqual([
      ['b', '1.0.0', 'required'],
      ['a', '2.0.0', 'required'],
    ]);
    expect(bom.dependencies).toEqual([
      { ref: 'product@0.1.0', dependsOn: ['b@1.0.0'] },
      { ref: 'b@1.0.0', dependsOn: ['a@2.0.0'] },
    ]);
  });

  it('says nothing that would be different next time', () => {
    const bom = shippedBom(all, shipped);
    expect(bom).not.toHaveProperty('serialNumber');
    expect(bom.metadata).not.toHaveProperty('timestamp');
    expect(bom.components[0]).toHaveProperty('purl', 'pkg:npm/b@1.0.0');
  });

  it('is not made with a package that nobody knows the source of', () => {
    expect(() =>
      shippedBom(all, [...shipped, { name: 'c', version: '1.0.0', license: 'MIT' }]),
    ).toThrow('not in the lock file: c@1.0.0');
  });

  it('lists licenses by name', () => {
    expect(licenseTable(shippedBom(all, shipped))).toBe(
      '| Package | Version | License |\n| --- | --- | --- |\n| a | 2.0.0 | 0BSD |\n| b | 1.0.0 | MIT |\n',
    );
  });
});
