import type { Compilation } from 'webpack';
import { ENTRY_LIMIT, PAGE_LIMITS, type Weight } from './budget-limits.ts';

const sizeOf = (compilation: Compilation, files: Iterable<string>): number => {
  let bytes = 0;
  for (const file of new Set(files)) {
    // Names of chunks end in a query with the hash of the build.
    if (file.replace(/\?.*$/, '').endsWith('.js'))
      bytes += compilation.getAsset(file)?.source.size() ?? 0;
  }
  return bytes;
};

/**
 * Weighs a build without running it. The chunks of an exposed module hold its own code only:
 * modules that the console shares lie in chunks that load when the console lacks them.
 */
export const weighBundle = (compilation: Compilation): Weight[] => {
  const entryFiles = [...compilation.entrypoints.values()].flatMap((entry) => entry.getFiles());
  const pages = Object.entries(PAGE_LIMITS).map(([page, limit]) => {
    const group = compilation.namedChunkGroups.get(`exposed-${page}`);
    if (!group) throw new Error(`The build exposes no module ${page}`);
    return {
      what: page,
      bytes: sizeOf(compilation, [...entryFiles, ...group.getFiles()]),
      limit,
    };
  });
  return [
    { what: 'entry script', bytes: sizeOf(compilation, entryFiles), limit: ENTRY_LIMIT },
    ...pages,
  ];
};
