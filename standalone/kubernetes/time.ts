/** How long ago something was, in whole seconds, minutes, hours or days: `90s`, `3m`, `26h`, `14d`. */
export type Age = `${number}${'s' | 'm' | 'h' | 'd'}`;

/** A time as Kubernetes writes it: RFC 3339 in UTC with whole seconds. */
export type Timestamp = string;

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 };

function timestampOf(milliseconds: number): Timestamp {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** An age in seconds. */
export function secondsOf(age: Age): number {
  const unit = age.slice(-1) as keyof typeof SECONDS;
  return Number(age.slice(0, -1)) * SECONDS[unit];
}

/** Turns ages into times, as seen at `now`. */
export function clockAt(now: Date): (age: Age) => Timestamp {
  return (age) => timestampOf(now.getTime() - secondsOf(age) * 1000);
}

/** The time so many seconds after another. */
export function later(time: Timestamp, seconds: number): Timestamp {
  return timestampOf(Date.parse(time) + seconds * 1000);
}
