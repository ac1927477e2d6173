import { vsphereWords } from './vsphere';

const all = Object.values(vsphereWords);

describe('the words of vSphere', () => {
  it('stand once each, with what they mean here', () => {
    const terms = all.map(({ vsphere }) => vsphere);
    expect(new Set(terms).size).toBe(terms.length);
    for (const { meaning } of all) expect(meaning).toMatch(/\.$/);
  });

  it('have their word here, or say that nothing stands for them', () => {
    for (const { here, meaning } of all) {
      if (here === undefined) expect(meaning).toMatch(/\b(no|nothing|No)\b/);
      else expect(here).not.toBe('');
    }
    expect(all.some(({ here }) => here === undefined)).toBe(true);
  });

  it('are one word for one thing in the other direction, too', () => {
    const here = all.flatMap((word) => (word.here === undefined ? [] : [word.here]));
    expect(new Set(here).size).toBe(here.length);
  });
});
