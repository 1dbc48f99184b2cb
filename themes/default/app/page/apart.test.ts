// Which addresses are apart: what each engine says of a local file, and of a server.

import assert from "node:assert/strict";
import test from "node:test";
import { isApart } from "./apart";

test("a local file is apart where the browser gives it no origin, as Firefox does", () => {
  assert.ok(isApart({ protocol: "file:", origin: "null" }));
});

test("a local file is not apart where all of them have one origin, as in Chromium and WebKit", () => {
  assert.ok(!isApart({ protocol: "file:", origin: "file://" }));
});

test("a page of a server is not apart, not even in a frame without an origin", () => {
  assert.ok(!isApart({ protocol: "http:", origin: "http://127.0.0.1" }));
  assert.ok(!isApart({ protocol: "https:", origin: "null" }));
});
