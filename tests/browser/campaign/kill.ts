// The campaign: kills the browser many times in the middle of a timed exam, over http, over a plain-http host name and
// from the disk, always after a minute of answering, and fails when one answer that was shown as saved is gone, or when
// the questions, their order or the time left are others than before.
//   kill.mjs N [--seed S] [--site FOLDER]

import { pathToFileURL } from "node:url";
import { siteOf } from "../harness/folders";
import { INTRANET } from "../harness/places";
import { serve } from "../harness/server";
import { random, sit, type Kill, type Outcome } from "./sitting";

const PLACES = ["http", "host name", "file"] as const;

/** Kills in one sitting. The first comes after more than a minute of steady answering, and so does every fifth. */
const KILLS_EACH = 14;
const LONG_EVERY = 5;

/** Sittings side by side: each spends most of its time waiting. */
const SIDE_BY_SIDE = 2;

interface Line {
  kills: number;
  answers: number;
  checks: number;
  lost: number;
}

function option(name: string): string | undefined {
  const place = process.argv.indexOf(name);
  return place < 0 ? undefined : process.argv[place + 1];
}

function killsOf(count: number, next: () => number): Kill[] {
  return Array.from({ length: count }, (_, number) => {
    const long = number % LONG_EVERY === 0;
    return {
      after: long ? 60_000 + next() * 10_000 : 50 + next() * 6_000,
      pace: long ? 250 : number % 2 === 0 ? 0 : 120,
      atOnce: next() < 0.5,
    };
  });
}

async function main(): Promise<boolean> {
  const times = Number(process.argv[2] ?? "200");
  const seed = Number(option("--seed") ?? Date.now() % 1_000_000);
  if (!Number.isInteger(times) || times < 1 || !Number.isInteger(seed)) throw new Error("say how many times, such as 200");
  const folder = option("--site") ?? siteOf("timed");
  const served = await serve({ "/": folder });
  const address = {
    http: `http://127.0.0.1:${served.port}/quizzes/timed.html`,
    "host name": `http://${INTRANET}:${served.port}/quizzes/timed.html`,
    file: `${pathToFileURL(folder).href}/quizzes/timed.html`,
  };
  const sittings = Math.ceil(times / KILLS_EACH);
  console.log(`${times} kills in ${sittings} sittings, seed ${seed}`);
  const table = new Map<string, Line>();
  const losses: string[] = [];
  const note = (name: string, sitting: number, outcome: Outcome): void => {
    const line = table.get(name) ?? { kills: 0, answers: 0, checks: 0, lost: 0 };
    table.set(name, line);
    line.kills++;
    line.answers += outcome.acknowledged;
    line.checks += outcome.checks;
    line.lost += outcome.lost.length;
    outcome.lost.forEach((loss) => losses.push(`sitting ${sitting} (${name}): ${loss}`));
  };
  let begun = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    while (begun < sittings) {
      const sitting = begun++;
      const place = PLACES[sitting % PLACES.length] ?? "http";
      const own = seed + sitting * 7919;
      const kills = killsOf(Math.min(KILLS_EACH, times - sitting * KILLS_EACH), random(own));
      await sit(address[place], kills, own + 1, (outcome, kill) => {
        note(kill.after >= 60_000 ? `${place}, after another minute` : place, sitting, outcome);
        done++;
        if (process.stderr.isTTY || done % 20 === 0) console.error(`${done} of ${times}`);
      });
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  await served.close();
  console.table(
    [...table].sort().map(([where, line]) => ({
      where,
      kills: line.kills,
      "answers shown as saved": line.answers,
      "answers compared": line.checks,
      lost: line.lost,
    })),
  );
  losses.forEach((loss) => console.log(`LOST ${loss}`));
  const lost = losses.length;
  console.log(lost === 0 ? "nothing was lost" : `${lost} losses`);
  return lost === 0;
}

process.exitCode = (await main()) ? 0 : 1;
