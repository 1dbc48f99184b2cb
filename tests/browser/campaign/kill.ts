// The campaign: kills the browser many times, over http, over a plain-http host name and from the disk, some of the
// times after a minute of steady answering, and fails when one answer that was shown as saved is gone.
//   kill.mjs N [--seed S] [--site FOLDER]

import { pathToFileURL } from "node:url";
import { siteOf } from "../harness/folders";
import { INTRANET } from "../harness/places";
import { serve } from "../harness/server";
import { killOnce, random, type Outcome } from "./kill-once";

const PLACES = ["http", "host name", "file"] as const;

/** Every how many kills one comes after more than a minute of answering. */
const LONG_EVERY = 10;

/** Kills that run side by side: each spends most of its time waiting. */
const SIDE_BY_SIDE = 2;

interface Line {
  kills: number;
  answers: number;
  lost: number;
}

function option(name: string): string | undefined {
  const place = process.argv.indexOf(name);
  return place < 0 ? undefined : process.argv[place + 1];
}

async function main(): Promise<boolean> {
  const times = Number(process.argv[2] ?? "200");
  const seed = Number(option("--seed") ?? Date.now() % 1_000_000);
  if (!Number.isInteger(times) || times < 1 || !Number.isInteger(seed)) throw new Error("say how many times, such as 200");
  const folder = option("--site") ?? siteOf("many");
  const served = await serve({ "/": folder });
  const address = {
    http: `http://127.0.0.1:${served.port}/quizzes/many.html`,
    "host name": `http://${INTRANET}:${served.port}/quizzes/many.html`,
    file: `${pathToFileURL(folder).href}/quizzes/many.html`,
  };
  console.log(`${times} kills, seed ${seed}`);
  const table = new Map<string, Line>();
  const losses: string[] = [];
  const note = (number: number, place: string, long: boolean, outcome: Outcome): void => {
    const name = `${place}${long ? ", after a minute" : ""}`;
    const line = table.get(name) ?? { kills: 0, answers: 0, lost: 0 };
    table.set(name, line);
    line.kills++;
    line.answers += outcome.acknowledged;
    line.lost += outcome.lost.length;
    outcome.lost.forEach((loss) => losses.push(`kill ${number} (${name}, ${outcome.answered} ms): ${loss}`));
  };
  let begun = 0;
  const work = async (): Promise<void> => {
    while (begun < times) {
      const number = begun++;
      const next = random(seed + number * 7919);
      const place = PLACES[number % PLACES.length] ?? "http";
      const long = number % LONG_EVERY === LONG_EVERY - 1;
      const duration = long ? 60_000 + next() * 10_000 : 50 + next() * 6_000;
      const pace = long ? 250 : number % 2 === 0 ? 0 : 120;
      note(number, place, long, await killOnce(address[place], duration, pace, seed + number));
      if (process.stderr.isTTY || begun % 20 === 0) console.error(`${begun} of ${times} begun`);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  await served.close();
  console.table([...table].sort().map(([where, line]) => ({ where, kills: line.kills, "answers shown as saved": line.answers, lost: line.lost })));
  losses.forEach((loss) => console.log(`LOST ${loss}`));
  const lost = losses.length;
  console.log(lost === 0 ? "no answer was lost" : `${lost} answers were lost`);
  return lost === 0;
}

process.exitCode = (await main()) ? 0 : 1;
