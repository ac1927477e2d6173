import { toursIn, type Tour } from './tour';

const tour = (name: string, common: string, lang?: string): Tour => ({
  metadata: {
    name,
    labels: {
      'console.openshift.io/name': common,
      ...(lang === undefined ? {} : { 'console.openshift.io/lang': lang }),
    },
  },
  spec: { displayName: name, description: name, icon: undefined },
});

const namesIn = (language: string, all: readonly Tour[]): string[] =>
  toursIn(language, all).map(({ metadata }) => metadata.name);

describe('tours', () => {
  const all = [
    tour('a', 'a', 'en'),
    tour('a-de', 'a', 'de'),
    tour('b', 'b'),
    tour('c-ja', 'c', 'ja'),
  ];

  it('are shown in the language of the console, or in English', () => {
    expect(namesIn('de-AT', all)).toEqual(['a-de', 'b']);
    expect(namesIn('fr', all)).toEqual(['a', 'b']);
    expect(namesIn('ja', all)).toEqual(['a', 'b', 'c-ja']);
  });
});
