import type { QuickStart } from '@patternfly/quickstarts';

/** A ConsoleQuickStart, as the chart of the plugin applies it to an OpenShift cluster. */
export interface Tour extends QuickStart {
  metadata: { name: string; labels: Record<string, string> };
}

const NAME = 'console.openshift.io/name';
const LANGUAGE = 'console.openshift.io/lang';

/**
 * The tours in a language: of each the object in that language, or the English one.
 *
 * @param language such as `de` or `de-AT`
 */
export const toursIn = (language: string, all: readonly Tour[]): Tour[] => {
  const [wanted = ''] = language.split('-');
  const nameOf = ({ metadata: { name, labels } }: Tour): string => labels[NAME] ?? name;
  return [...new Set(all.map(nameOf))].flatMap((common) => {
    const versions = all.filter((tour) => nameOf(tour) === common);
    const inLanguage = (code: string) =>
      versions.find(({ metadata: { labels } }) => (labels[LANGUAGE] ?? 'en') === code);
    return inLanguage(wanted) ?? inLanguage('en') ?? [];
  });
};
