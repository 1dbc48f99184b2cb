// A browser killed at any moment: nothing that was shown as saved is missing afterwards. `campaign:kill` does the same
// many times over.

import { deepEqual, equal, ok } from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, it } from "node:test";
import { random, sit, type Kill } from "./campaign/sitting";
import { closePlaces, placeOf } from "./harness/places";
import { BrowserProcess } from "./harness/process";
import { textsOf } from "./harness/sites";
import { Trainee } from "./harness/trainee";
import { QuizPage } from "./pages/quiz";
import { ResultsPage } from "./pages/results";

const say = textsOf("kinds", "zh-CN");

after(closePlaces);

// A sample of the campaign: ten kills in three sittings of a timed exam, with less answering before each than there.
for (const [place, times] of [["http", 4], ["host name", 3], ["file", 3]] as const) {
  // New moments with every run; the seed in the name repeats them.
  const seed = Math.floor(Math.random() * 1_000_000);
  it(`${times} kills in a timed exam lose no answer that was shown as saved, no question and no time (${place}, seed ${seed})`, { timeout: 120_000 }, async () => {
    const { root } = await placeOf("timed", place);
    const next = random(seed);
    const kills = Array.from({ length: times }, (): Kill => ({ after: 50 + next() * 1_500, pace: 0, atOnce: next() < 0.5 }));
    const lost: string[] = [];
    let compared = 0;
    await sit(`${root}quizzes/timed.html`, kills, seed, (outcome) => {
      compared += outcome.checks;
      lost.push(...outcome.lost);
    });
    deepEqual(lost, []);
    equal(compared, times * 30);
  });
}

for (const place of ["http", "file"] as const) {
  it(`a typed answer, a checked answer and a result shown as saved outlive a killed browser (${place})`, { timeout: 60_000 }, async () => {
    const profile = mkdtempSync(join(tmpdir(), "coursewright-kill-"));
    try {
      let browser = await BrowserProcess.start(profile);
      let trainee = new Trainee(browser.context, await placeOf("kinds", place));
      const exam = await new QuizPage(await trainee.open("quizzes/exam.html"), "exam", say).ready();
      await exam.button("exam.start").click();
      await exam.answer("exam-blank", ["二十", "20-30"]);
      await exam.answer("exam-multiple", ["A", "C"]);
      await exam.saved();
      const alone = await new QuizPage(await trainee.open("quizzes/alone.html"), "alone", say).ready();
      await alone.practise("alone", { single: "C" });
      await browser.kill();
      browser = await BrowserProcess.start(profile);
      try {
        trainee = new Trainee(browser.context, await placeOf("kinds", place));
        const again = await new QuizPage(await trainee.open("quizzes/exam.html"), "exam", say).ready();
        deepEqual(await again.given("exam-blank"), ["二十", "20-30"]);
        deepEqual(await again.given("exam-multiple"), ["A", "C"]);
        await trainee.go(again.page, "results.html");
        const rows = await new ResultsPage(again.page).cells();
        const finished = rows.find((row) => row[0] === "单独的练习");
        ok(finished, "the attempt that was just handed in");
        equal(finished[2]?.split(" ")[0], "80%");
      } finally {
        await browser.kill();
      }
    } finally {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  });
}
