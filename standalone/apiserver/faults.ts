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
  private readonly held = new Set<() => void>();

  set(body: unknown): void {
    if (!Array.isArray(body) || !body.every(isFault)) {
      throw badRequest('A list of faults is expected, each with a path.');
    }
    this.clear();
    this.list = body.map((fault) => ({ ...fault }));
  }

  /** Takes the faults away; requests that they hold back go on. */
  clear(): void {
    this.list = [];
    for (const release of [...this.held]) release();
  }

  /** Holds a request back, at most as long as its fault is in force. */
  hold(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const release = () => {
        clearTimeout(timer);
        this.held.delete(release);
        resolve();
      };
      const timer = setTimeout(release, delayMs);
      this.held.add(release);
    });
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
