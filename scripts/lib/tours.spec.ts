import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readCrds, resourcesOf } from '../../standalone/apiserver/registry.ts';
import { validate } from '../../standalone/apiserver/schema.ts';
import { extensionsOf, readManifests } from './manifests.ts';
import { readTours } from './tours.ts';

type Part = Record<string, unknown>;

interface Tour {
  apiVersion: string;
  kind: string;
  metadata: { name: string; labels: Record<string, string> };
  spec: Part & { tasks: Part[] };
}

const root = path.resolve(__dirname, '../..');
const tours = readTours(root).map((each) => ({ ...each, tour: each.tour as Tour }));
const cases = tours.map((each) => [`${each.language}/${each.file}`, each] as const);
const english = tours.filter(({ language }) => language === 'en');

const textsOf = (language: string): Set<string> =>
  new Set(
    Object.values(
      JSON.parse(
        readFileSync(`locales/${language}/plugin__vm-networking-console-plugin.json`, 'utf8'),
      ) as Record<string, string>,
    ),
  );

const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.trim().length : 0);

/** What openshift/api, console/v1/types_console_quick_start.go, refuses of one. */
const refusalsOf = ({ spec }: Tour): string[] => {
  const refusals: string[] = [];
  const need = (value: unknown, what: string, most = Infinity) => {
    const length = lengthOf(value);
    if (length < 1 || length > most) refusals.push(`${what}: ${length} characters`);
  };
  need(spec.displayName, 'displayName');
  need(spec.introduction, 'introduction');
  need(spec.description, 'description', 256);
  if (!Number.isInteger(spec.durationMinutes) || Number(spec.durationMinutes) < 1) {
    refusals.push('durationMinutes');
  }
  if (spec.tasks.length === 0) refusals.push('tasks');
  spec.tasks.forEach((task, index) => {
    need(task.title, `tasks[${index}].title`);
    need(task.description, `tasks[${index}].description`);
    for (const [part, keys] of [
      ['review', ['instructions', 'failedTaskHelp']],
      ['summary', ['success', 'failed']],
    ] as const) {
      const value = task[part] as Part | undefined;
      for (const key of value === undefined ? [] : keys) {
        need(value?.[key], `tasks[${index}].${part}.${key}`, key === 'failed' ? 128 : Infinity);
      }
    }
  });
  return refusals;
};

describe('tours', () => {
  it('are the same ones in each language of the pages', () => {
    const files = english.map(({ file }) => file);
    for (const language of readdirSync('locales')) {
      const found = tours.filter((each) => each.language === language).map(({ file }) => file);
      expect([language, found]).toEqual([language, files]);
    }
  });

  it('lead through the main tasks', () => {
    expect(english.map(({ file }) => file)).toEqual([
      'add-interface.yaml',
      'connect.yaml',
      'expose-vm.yaml',
      'sriov-network.yaml',
      'user-defined-network.yaml',
      'why-no-network.yaml',
    ]);
  });

  it.each(cases)('%s is a ConsoleQuickStart of its language', (_name, { tour, language, file }) => {
    const common = `vm-networking-${file.replace('.yaml', '')}`;
    expect(tour).toMatchObject({
      apiVersion: 'console.openshift.io/v1',
      kind: 'ConsoleQuickStart',
      metadata: {
        name: language === 'en' ? common : `${common}-${language.toLowerCase()}`,
        labels: { 'console.openshift.io/name': common, 'console.openshift.io/lang': language },
      },
    });
    expect(refusalsOf(tour)).toEqual([]);
  });

  it.each(cases)(
    '%s asks after each task, and has as many as in English',
    (_name, { tour, file }) => {
      const original = english.find((each) => each.file === file);
      expect(tour.spec.tasks).toHaveLength(original?.tour.spec.tasks.length ?? 0);
      for (const task of tour.spec.tasks) {
        expect(Object.keys(task)).toEqual(['title', 'description', 'review', 'summary']);
      }
    },
  );

  it.each(cases)('%s points at what the navigation has', async (_name, { tour }) => {
    const ids = extensionsOf(await readManifests(root)).flatMap(({ properties }) => {
      const { dataAttributes } = properties as { dataAttributes?: Record<string, string> };
      return dataAttributes?.['data-quickstart-id'] ?? [];
    });
    expect(ids).toContain('qs-nav-vm-networking');
    const text = JSON.stringify(tour);
    // What the console takes for a link: letters, digits, spaces and a few signs.
    const pointed = [...text.matchAll(/\[[\d\w\s\-()$!]+\]\{\{highlight ([\w-]+)\}\}/g)];
    expect(pointed.length).toBeGreaterThan(0);
    expect(pointed).toHaveLength(text.split('{{').length - 1);
    for (const [, id] of pointed) expect(ids).toContain(id);
  });

  it.each(cases)('%s names what stands on the pages', (_name, { tour, language }) => {
    const texts = textsOf(language);
    const names = [...JSON.stringify(tour).matchAll(/\*\*([^*]+)\*\*/g)].map(([, name = '']) =>
      name.replace(/(\\n|\s)+/g, ' '),
    );
    expect(names.filter((name) => !texts.has(name))).toEqual([]);
  });

  it.each(cases)('%s leads on to tours of its language', (_name, { tour, language, file }) => {
    const next = (each: Tour) => (each.spec.nextQuickStart as string[] | undefined) ?? [];
    const names = tours
      .filter((each) => each.language === language)
      .map((each) => each.tour.metadata.name);
    for (const name of next(tour)) expect(names).toContain(name);
    const original = english.find((each) => each.file === file);
    expect(next(tour)).toHaveLength(original ? next(original.tour).length : 0);
  });

  it('are refused where something is missing or too long', () => {
    const [first] = english;
    if (!first) throw new Error('There are no tours');
    const { tour } = first;
    expect(refusalsOf({ ...tour, spec: { ...tour.spec, description: 'x'.repeat(257) } })).toEqual([
      'description: 257 characters',
    ]);
    const [task, ...rest] = tour.spec.tasks;
    const summary = { success: 'x', failed: 'x'.repeat(129) };
    expect(
      refusalsOf({ ...tour, spec: { ...tour.spec, tasks: [{ ...task, summary }, ...rest] } }),
    ).toEqual(['tasks[0].summary.failed: 129 characters']);
  });

  it('are all applied by the chart, as they are', () => {
    const template = readFileSync(
      'charts/vm-networking-console-plugin/templates/quickstarts.yaml',
      'utf8',
    );
    expect(template).toContain('.Files.Glob "files/quickstarts/*/*.yaml"');
    expect(template).toContain('$.Files.Get $path');
  });
});

const genuine = process.env.CRD_DIR;

(genuine === undefined ? describe.skip : describe)(
  'the genuine schema of ConsoleQuickStart',
  () => {
    // To read all genuine ones takes seconds.
    const schema =
      genuine === undefined
        ? undefined
        : readCrds(genuine)
            .flatMap(resourcesOf)
            .find(({ kind, version }) => kind === 'ConsoleQuickStart' && version === 'v1')?.schema;

    it.each(cases)('takes %s', (_name, { tour }) => {
      if (!schema) throw new Error('CRD_DIR has no ConsoleQuickStart');
      expect(validate(structuredClone(tour), schema)).toEqual([]);
    });
  },
);
