/** Something to tell the user: a template with `{{placeholders}}` to be translated, and its values. */
export interface Reason {
  text: string;
  params: Record<string, string | number>;
}

export const reason = (text: string, params: Reason['params'] = {}): Reason => ({ text, params });

/** Each reason once, in the order in which they come first. */
export const distinctReasons = (reasons: readonly Reason[]): Reason[] => [
  ...new Map(reasons.map((each) => [JSON.stringify(each), each])).values(),
];
