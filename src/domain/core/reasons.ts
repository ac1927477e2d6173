/** Something to tell the user: a template with `{{placeholders}}` to be translated, and its values. */
export interface Reason {
  text: string;
  params: Record<string, string | number>;
}

export const reason = (text: string, params: Reason['params'] = {}): Reason => ({ text, params });
