/** The day of a time in milliseconds, as `YYYY-MM-DD`: annotations that have findings ignored name days so. */
export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
