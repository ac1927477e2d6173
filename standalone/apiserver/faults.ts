import { badRequest } from './status.ts';
import { isRecord } from '../kubernetes/object.ts';

/** One rule of fault injection, for tests. */
export interface Fault {
  method?: string;
  /** Regular expression on path and query. */
  path: string;
  /** Answered instead of the request; without it the request is only delayed. */
  status?: number;
  message?: string;
  reason?: string;
  delayMs?: number;
  /** How often it strikes; always, when left out. */
  times?: number;
}

const isFault = (value: unknown): value is Fault =>
  isRecord(value) && typeof value.path === 'string';

/** The faults in force. */
export class Faults {
  private list: Fault[] = [];

  set(body: unknown): void {
    if (!Array.isArray(body) || !body.every(isFault)) {
      throw badRequest('A list of faults is expected, each with a path.');
    }
    this.list = body.map((fault) => ({ ...fault }));
  }

  clear(): void {
    this.list = [];
  }

  /** The fault that strikes a request; it is used up by that. */
  take(method: string, url: string): Fault | undefined {
    const fault = this.list.find(
      (candidate) =>
        (candidate.method === undefined || candidate.method === method) &&
        candidate.times !== 0 &&
        new RegExp(candidate.path).test(url),
    );
    if (fault?.times !== undefined) fault.times -= 1;
    return fault;
  }
}
