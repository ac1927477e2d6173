/** An answer that is no error. */
export interface Answer {
  code: number;
  /** Left out where only the code is sent. */
  body?: unknown;
  /** In place of a body, what is no JSON. */
  bytes?: { type: string; content: Buffer };
  warnings?: string[];
}
