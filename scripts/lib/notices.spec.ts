import { noticesText } from './notices.ts';

const diff = {
  name: 'diff',
  version: '8.0.0',
  license: 'BSD-3-Clause',
  licenseText: ' Copyright A\n',
};
const apache = {
  name: '@a/b',
  version: '1.0.0',
  license: 'Apache-2.0',
  licenseText: 'Apache License',
  noticeText: 'Made by B',
};

describe('the notices of libraries', () => {
  it('hold name, version, license and notice of each, by name', () => {
    const text = noticesText([diff, apache]);
    expect(text).toContain('diff 8.0.0 (BSD-3-Clause)\n\nCopyright A');
    expect(text).toContain('Made by B');
    expect(text.indexOf('@a/b')).toBeLessThan(text.indexOf('diff'));
  });

  it('take the text that a license has by itself where a package brings none', () => {
    const silent = { name: 'c', version: '1.0.0', licenseText: null };
    expect(noticesText([{ ...silent, license: 'MIT' }])).toMatch(
      /c 1\.0\.0 \(MIT\)\n\nCopyright \(c\) the authors of c\n\nPermission is hereby granted/,
    );
    expect(noticesText([{ ...silent, license: 'ISC' }])).toContain('Permission to use, copy');
    expect(noticesText([{ ...silent, license: 'Apache-2.0' }])).toContain('Apache License');
  });

  it('cannot be made without the text of a license', () => {
    expect(() => noticesText([{ ...diff, licenseText: ' ' }])).toThrow('diff 8.0.0');
  });
});
