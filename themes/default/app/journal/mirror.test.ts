import assert from "node:assert/strict";
import test from "node:test";
import { chance, MemoryKeys, record } from "../testing/random";
import { checksum } from "./checksum";
import { decode, encode, Mirror } from "./mirror";
import type { KeyStore } from "./storage";

test("the checksum is the usual CRC-32 over UTF-8", () => {
  assert.equal(checksum("123456789"), "cbf43926");
  assert.equal(checksum(""), "00000000");
  assert.equal(checksum("二十秒"), checksum(Buffer.from("二十秒", "utf8").toString("utf8")));
});

test("a record is the same after writing and reading", () => {
  const store = new MemoryKeys();
  const mirror = new Mirror(store, "course", "");
  const one = record({ value: { response: ["二十", "20～30"], checked: true } });
  assert.equal(mirror.write(one), true);
  assert.deepEqual([...store.map.keys()], ["coursewright/1/course//attempt/a/q1"]);
  assert.deepEqual(mirror.load(), [one]);
  assert.equal(mirror.find("attempt/a/q1")?.lamport, 1);
});

test("10,000 damaged texts never throw and never read as another answer, and sound ones beside them load", () => {
  const below = chance(42);
  const sound = record({ item: "q2", value: "sound" });
  let refused = 0;
  for (let round = 0; round < 10_000; round++) {
    const whole = record({ lamport: below(100), value: { response: "B", at: below(1000) } });
    const characters = [...encode(whole)];
    for (let times = 1 + below(4); times > 0; times--) {
      const place = below(characters.length + 1);
      const kind = below(4);
      if (kind === 0) characters.splice(place, 1 + below(20));
      else if (kind === 1) characters.splice(place, 0, String.fromCharCode(below(0x10000)));
      else if (kind === 2) characters[place] = String.fromCharCode(below(128));
      else characters.length = place;
    }
    const damaged = characters.join("");
    const read = decode(damaged, "course");
    if (read) assert.deepEqual(read, whole);
    else refused++;
    const store = new MemoryKeys();
    store.setItem("coursewright/1/course//attempt/a/q1", damaged);
    const mirror = new Mirror(store, "course", "");
    mirror.write(sound);
    const loaded = mirror.load() ?? [];
    assert.deepEqual(loaded.at(-1), sound);
    assert.equal(loaded.length + mirror.aside.length, 2);
    assert.equal(store.getItem("coursewright/1/course//attempt/a/q1"), damaged, "damaged values stay as they are");
  }
  assert.ok(refused > 9_900, `${refused} refused`);
});

test("a sound record under another thing's key is set aside", () => {
  const store = new MemoryKeys();
  store.setItem("coursewright/1/course//attempt/a/q9", encode(record()));
  const mirror = new Mirror(store, "course", "");
  assert.deepEqual(mirror.load(), []);
  assert.equal(mirror.aside.length, 1);
});

test("when the key of a damaged value is needed, the value moves aside and is kept", () => {
  const store = new MemoryKeys();
  store.setItem("coursewright/1/course//attempt/a/q1", "damaged");
  const mirror = new Mirror(store, "course", "");
  mirror.load();
  mirror.write(record({ value: "new" }));
  assert.equal(store.getItem("coursewright/1/course//@aside/attempt/a/q1"), "damaged");
  assert.deepEqual(
    mirror.load()?.map(({ value }) => value),
    ["new"],
  );
  assert.deepEqual(
    mirror.aside.map(({ text }) => text),
    ["damaged"],
  );
});

test("other courses and other profiles are neither read nor counted", () => {
  const store = new MemoryKeys();
  const mine = new Mirror(store, "course", "");
  new Mirror(store, "course-2", "").write(record({ course: "course-2" }));
  new Mirror(store, "course", "李/雷").write(record({ profile: "李/雷" }));
  store.setItem("foreign", "1");
  mine.write(record());
  assert.deepEqual(mine.load(), [record()]);
  assert.equal(mine.aside.length, 0);
});

test("a full store refuses, keeps the older value and says so", () => {
  const store = new MemoryKeys();
  const mirror = new Mirror(store, "course", "");
  mirror.write(record({ value: "old" }));
  store.room = 100;
  assert.equal(mirror.write(record({ lamport: 2, value: "new" })), false);
  assert.equal(mirror.works(), false);
  assert.deepEqual(
    mirror.load()?.map(({ value }) => value),
    ["old"],
  );
});

test("a store that throws at every touch breaks nothing", () => {
  const refuse = (): never => {
    throw new DOMException("no", "SecurityError");
  };
  const store: KeyStore = {
    get length() {
      return refuse();
    },
    key: refuse,
    getItem: refuse,
    setItem: refuse,
    removeItem: refuse,
  };
  const mirror = new Mirror(store, "course", "");
  assert.equal(mirror.load(), undefined);
  assert.equal(mirror.write(record()), false);
  assert.equal(mirror.works(), false);
  assert.equal(mirror.find("attempt/a/q1"), undefined);
});
