/** An answer that is no error. */
export interface Answer {
  code: number;
  /** Left out where only the code is sent. */
  body?: unknown;
  warnings?: string[];
}
