/** The time of the simulated cluster, which may run faster than that on the wall. */
export interface Clock {
  /** Date for timestamps. */
  date(): Date;
  /** Seconds of the cluster since some moment in the past. */
  seconds(): number;
  /** Calls back once, after so many seconds of the cluster; the result calls it off. */
  after(seconds: number, callback: () => void): () => void;
  /** Calls back once, when whatever runs now has ended. */
  soon(callback: () => void): () => void;
}

/** The machine's own clock; seconds pass `speed` times as fast, dates stay those of the machine. */
export const realClock = (speed: number): Clock => ({
  date: () => new Date(),
  seconds: () => (performance.now() / 1000) * speed,
  after: (seconds, callback) => {
    const timer = setTimeout(callback, Math.max(1, Math.ceil((seconds * 1000) / speed)));
    return () => clearTimeout(timer);
  },
  soon: (callback) => {
    const immediate = setImmediate(callback);
    return () => clearImmediate(immediate);
  },
});

interface Due {
  at: number;
  callback: () => void;
}

/** A clock that stands still until it is told to go on. What is due runs in order of its time. */
export class VirtualClock implements Clock {
  private elapsed = 0;
  private readonly dues = new Set<Due>();

  constructor(private readonly start: Date) {}

  date(): Date {
    return new Date(this.start.getTime() + this.elapsed * 1000);
  }

  seconds(): number {
    return this.elapsed;
  }

  after(seconds: number, callback: () => void): () => void {
    const due = { at: this.elapsed + Math.max(0, seconds), callback };
    this.dues.add(due);
    return () => this.dues.delete(due);
  }

  soon(callback: () => void): () => void {
    return this.after(0, callback);
  }

  /** Lets so many seconds pass, with all that becomes due meanwhile. */
  pass(seconds: number): void {
    const end = this.elapsed + seconds;
    for (let next = this.first(); next && next.at <= end; next = this.first()) {
      this.dues.delete(next);
      this.elapsed = Math.max(this.elapsed, next.at);
      next.callback();
    }
    this.elapsed = end;
  }

  private first(): Due | undefined {
    let first: Due | undefined;
    for (const due of this.dues) if (!first || due.at < first.at) first = due;
    return first;
  }
}
