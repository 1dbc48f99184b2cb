import assert from "node:assert/strict";
import test from "node:test";
import { TRAINEES } from "../journal/who";
import { streams } from "../testing/course";
import { isSame, masked, opens, seal, tidy, traineesIn } from "./trainees";

test("the register lists whoever has a name, and nobody who was removed or makes no sense", () => {
  const found = traineesIn(
    streams([
      [TRAINEES, "b", { name: "王芳", number: "1024", pin: "" }],
      [TRAINEES, "a", { name: "李强", number: 7 }],
      [TRAINEES, "gone", null],
      [TRAINEES, "odd", "text"],
      [TRAINEES, "@", { name: "register" }],
      [TRAINEES, "@nobody", { name: "nobody" }],
    ]),
  );
  assert.deepEqual(found, [
    { profile: "a", name: "李强", number: "", pin: "" },
    { profile: "b", name: "王芳", number: "1024", pin: "" },
  ]);
});

test("a PIN opens its own profile only, and a profile without one is open", () => {
  const trainee = { profile: "b", name: "王芳", number: "", pin: seal("b", "2580") };
  assert.ok(opens(trainee, "2580"));
  assert.ok(!opens(trainee, "2581") && !opens(trainee, ""));
  assert.notEqual(seal("a", "2580"), trainee.pin);
  assert.ok(opens({ ...trainee, pin: seal("b", "") }, ""));
});

test("the staff number decides who somebody is, and the name where one has no number", () => {
  const person = { name: "王芳", number: "1024" };
  assert.ok(isSame(person, { name: "芳芳", number: "1024" }));
  assert.ok(!isSame(person, { name: "王芳", number: "1025" }));
  assert.ok(isSame(person, { name: "王芳", number: "" }));
  assert.ok(!isSame(person, { name: "王方", number: "" }));
});

test("names lose spaces around them, and others see the end of a number only", () => {
  assert.equal(tidy("  王 \t 芳\n"), "王 芳");
  assert.equal(tidy("长".repeat(99)).length, 60);
  assert.deepEqual(["", "7", "12", "1024"].map(masked), ["", "••", "••", "••24"]);
});
