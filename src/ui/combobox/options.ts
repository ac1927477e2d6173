/** Something to choose from. */
export interface ComboOption {
  /** What is taken over, and shown unless there is a label. */
  value: string;
  label?: string;
  /** What to know of it, such as on how many nodes it is; shown beneath it. */
  description?: string | undefined;
  isDisabled?: boolean;
  /** Heading under which it stands, with those before and after it that have the same. */
  group?: string;
}

interface Found<O> {
  options: readonly O[];
  /** How many others match. */
  hidden: number;
}

/** More at once would be more than anybody reads, and slow to draw. */
const MOST = 50;

export const labelOf = ({ label, value }: ComboOption): string => label ?? value;

/**
 * The options in whose label or description a text stands, in any case; those without group whose
 * label begins with it come first. Takes time linear in the number of options.
 */
export const matching = <O extends ComboOption>(options: readonly O[], text: string): Found<O> => {
  const wanted = text.trim().toLowerCase();
  const found =
    wanted === ''
      ? options
      : options.filter((option) =>
          `${labelOf(option)} ${option.description ?? ''}`.toLowerCase().includes(wanted),
        );
  const isFirst = (option: O) =>
    option.group === undefined && labelOf(option).toLowerCase().startsWith(wanted);
  const ordered =
    wanted === ''
      ? found
      : [...found.filter(isFirst), ...found.filter((option) => !isFirst(option))];
  return { options: ordered.slice(0, MOST), hidden: Math.max(0, found.length - MOST) };
};

interface Group<O> {
  label: string | undefined;
  options: { option: O; at: number }[];
}

/** Options under their headings, each with its place among all. */
export const grouped = <O extends ComboOption>(options: readonly O[]): Group<O>[] => {
  const groups: Group<O>[] = [];
  options.forEach((option, at) => {
    const last = groups.at(-1);
    if (last && last.label === option.group) last.options.push({ option, at });
    else groups.push({ label: option.group, options: [{ option, at }] });
  });
  return groups;
};
