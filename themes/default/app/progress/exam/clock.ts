// The clock of a timed exam. The truth is an end time stamp: it survives reloads, sleeping tabs and closed pages by
// itself. Only when the computer's clock is seen to jump against the clock that never does, the stamp moves along.

/** What both clocks say at one moment, and whether the page is looked at. Milliseconds. */
export interface Moment {
  readonly wall: number;
  readonly mono: number;
  readonly visible: boolean;
}

/** A jump of the computer's clock that was noticed, as the result keeps it. */
export interface Jump {
  /** Seconds, below zero for a clock set back. */
  readonly seconds: number;
  /** Whether the trainee's time went on meanwhile. */
  readonly counted: boolean;
  /** Time of day when it was noticed. */
  readonly wall: number;
}

/** What is stored of a clock. */
export interface StoredClock {
  /** Time of day at which the exam ends, milliseconds since 1970. */
  readonly end: number;
  /** Time of day when this was stored. */
  readonly wall: number;
  readonly jumps: readonly Jump[];
}

/** A running clock. */
export interface Clock {
  readonly end: number;
  readonly last: Moment;
  readonly jumps: readonly Jump[];
  /** A jump ahead of which only the trainee can say what it was, in milliseconds; not counted until then. */
  readonly doubt: number;
  /** How often in a row the time was found to be over. */
  readonly over: number;
}

/** Milliseconds: what two clocks may differ between two ticks, and the largest gap that sleep explains without asking. */
const SLACK = 2_000;
const NAP = 300_000;

/** The clock of an exam that begins now and lasts `seconds`. */
export function begin(seconds: number, now: Moment): Clock {
  return { end: now.wall + seconds * 1000, last: now, jumps: [], doubt: 0, over: 0 };
}

/** The clock of an exam that goes on in a new page. A clock set back meanwhile gives no time. */
export function resume(stored: StoredClock, now: Moment): Clock {
  const clock: Clock = { end: stored.end, last: now, jumps: stored.jumps, doubt: 0, over: 0 };
  const back = now.wall - stored.wall;
  return back < -SLACK ? shifted(clock, back, now) : clock;
}

/**
 * The clock a moment later. Set back, or ahead by more than five minutes while the page was looked at, the end moves
 * by as much and the jump is noted; smaller gaps, and those of a page that was away, are time that passed.
 */
export function tick(clock: Clock, now: Moment): Clock {
  const jump = now.wall - clock.last.wall - (now.mono - clock.last.mono);
  const watched = clock.last.visible && now.visible;
  let next: Clock = clock;
  if (jump < -SLACK) next = shifted(clock, jump, now);
  else if (jump > NAP && watched) next = { ...shifted(clock, jump, now), doubt: clock.doubt + jump };
  return { ...next, last: now, over: next.end <= now.wall ? clock.over + 1 : 0 };
}

/** What the trainee says of the jump in doubt: the computer slept (`counted`), or only its clock was changed. */
export function decide(clock: Clock, counted: boolean): Clock {
  const jumps = clock.jumps.map((jump, index) => (counted && index === clock.jumps.length - 1 ? { ...jump, counted } : jump));
  return { ...clock, jumps, doubt: 0, end: counted ? clock.end - clock.doubt : clock.end };
}

/** Seconds left, at least 0. */
export const remaining = ({ end, last }: Clock): number => Math.max(0, Math.ceil((end - last.wall) / 1000));

/** Whether the time is over, seen twice: no single look at a clock hands anything in. */
export const isOver = ({ over }: Clock): boolean => over > 1;

/** What to store of a clock. */
export const stored = ({ end, last, jumps }: Clock): StoredClock => ({ end, wall: last.wall, jumps });

function shifted(clock: Clock, by: number, now: Moment): Clock {
  const jump: Jump = { seconds: Math.round(by / 1000), counted: false, wall: now.wall };
  return { ...clock, end: clock.end + by, jumps: [...clock.jumps, jump] };
}

/** The times that are announced. */
export type Warning = "quarter" | "five" | "one";

/** The announcement due when the seconds left fall from `before` to `after`: at a quarter, five minutes, one minute. */
export function warning(before: number, after: number, limit: number): Warning | undefined {
  const marks: [number, Warning][] = [[60, "one"], [300, "five"], [Math.floor(limit / 4), "quarter"]];
  // Of several at once only the last counts.
  return marks
    .filter(([seconds]) => seconds < limit && before > seconds && after <= seconds)
    .sort(([a], [b]) => a - b)[0]?.[1];
}
