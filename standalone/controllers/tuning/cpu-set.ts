const PART = /^(\d+)(?:-(\d+))?$/;

/**
 * The numbers in a set of CPUs such as `0-3,40-43`; undefined where it is none. Source:
 * k8s.io/utils/cpuset.
 */
export const cpusIn = (text: string): number[] | undefined => {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  const numbers = new Set<number>();
  for (const part of trimmed.split(',')) {
    const [, first, last = first] = PART.exec(part.trim()) ?? [];
    if (first === undefined || Number(last) < Number(first)) return undefined;
    for (let cpu = Number(first); cpu <= Number(last); cpu += 1) numbers.add(cpu);
  }
  return [...numbers].sort((a, b) => a - b);
};
