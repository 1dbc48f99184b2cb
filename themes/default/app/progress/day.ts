// Days as trainees count them: from midnight to midnight where they are.

/** Milliseconds. */
const DAY = 86_400_000;

/** The number of the local day in which a time of day (milliseconds since 1970) falls; the next day has the next number. */
export function dayOf(wall: number): number {
  const date = new Date(wall);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY);
}

/** The same time of day so many days later. */
export function daysLater(wall: number, days: number): number {
  const date = new Date(wall);
  date.setDate(date.getDate() + days);
  return date.getTime();
}
