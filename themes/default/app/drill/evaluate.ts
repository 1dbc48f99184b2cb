// What a case of tests/vectors/drill.json gives, cut to the members that its `expected` names. For tests only.

import { fields } from "../progress/read";
import { replay } from "./replay";
import { score } from "./score";
import type { Customer, Script } from "./shapes";
import { type SpeedScript, scoreSpeed } from "./speed";

/** A case: a chat drill or a speed drill, a log, the time at which it ends in milliseconds, and what to compare. */
export interface DrillCase {
  readonly drill?: Partial<Script>;
  readonly speed?: SpeedScript;
  readonly log: readonly unknown[];
  readonly end: number;
  readonly expected: unknown;
}

/** What a script that leaves something out has instead. */
const DEFAULTS: Script = {
  limit: 600,
  speed: 1,
  answers: 3,
  puzzled: 8,
  targets: { amber: 15, red: 20 },
  pass: 80,
  language: {},
  customers: [],
  checkpoints: [],
};

const CUSTOMER: Customer = { id: "", name: "", arrives: 0, mood: 60, start: "", nodes: {} };

/** A script with everything that it leaves out. */
export function whole(script: Partial<Script>): Script {
  const customers = (script.customers ?? []).map((customer) => ({ ...CUSTOMER, ...customer }));
  const checkpoints = (script.checkpoints ?? []).map((checkpoint) => ({ ...checkpoint, need: checkpoint.need ?? [] }));
  return { ...DEFAULTS, ...script, customers, checkpoints };
}

/** Evaluates a case. */
export function evaluateDrill({ drill, speed, log, end, expected }: DrillCase): unknown {
  if (speed) return cut(scoreSpeed(speed, log, end), expected);
  const script = whole(drill ?? {});
  return cut({ score: score(script, log, end), conversations: replay(script, log, end) }, expected);
}

/** `value` with only the members that `shape` has, null for those that it lacks; lists are kept whole. */
function cut(value: unknown, shape: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(shape)) return value.map((one, index) => cut(one, shape[index]));
  if (typeof value !== "object" || value === null || typeof shape !== "object" || shape === null) return value;
  const members = fields(value);
  return Object.fromEntries(Object.keys(shape).map((name) => [name, cut(members[name] ?? null, fields(shape)[name])]));
}
