/** What there is to say about a code, in the words of its page in `docs/findings`. */
export interface CodeText {
  title: string;
  severity: string;
  /** By heading: Cause, Consequence, Fix, Source. */
  sections: ReadonlyMap<string, string>;
}

/** Reads a page of `docs/findings`; undefined for any other text, such as a server's error page. */
export const codeTextOf = (code: string, page: string): CodeText | undefined => {
  const [head = '', ...parts] = page.split(/^## /m);
  const [, named, title] = /^# (VMN\d+): (.+)$/m.exec(head) ?? [];
  const severity = /^Severity: (.+)$/m.exec(head)?.[1];
  if (named !== code || title === undefined || severity === undefined) return undefined;
  const sections = parts.map((part): [string, string] => {
    const end = part.indexOf('\n');
    return [part.slice(0, end).trim(), part.slice(end).trim()];
  });
  return { title, severity, sections: new Map(sections) };
};
