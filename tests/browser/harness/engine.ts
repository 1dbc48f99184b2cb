// Other engines than Chromium, driven by the protocols that they bring themselves: Firefox by Marionette, WebKit by the
// WebDriver program of WebKitGTK or WPE. Nothing of them is installed by the tests.

import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { INTRANET } from "./places";

/** Milliseconds for an engine to start; the machine may be busy. */
const START_LIMIT = 60_000;

/** What the protocols call the name of an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Sends a command of WebDriver and gives its value. */
type Send = (command: string, parameters: object) => Promise<unknown>;

/** A running engine with a profile on the disk. */
export interface Engine {
  go(address: string): Promise<void>;
  /** Runs a function in the page, with values that JSON can tell. */
  run<A extends unknown[], R>(work: (...values: A) => R, ...values: A): Promise<R>;
  click(selector: string): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  /** What pages complained about since the last call: uncaught errors, refusals of the content security policy. */
  faults(): Promise<string[]>;
  /** Kills every process of it at once. */
  kill(): Promise<void>;
}

async function until<T>(attempt: () => Promise<T>): Promise<T> {
  for (const limit = Date.now() + START_LIMIT; ; await pause(100)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > limit) throw error;
    }
  }
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  if (child.pid !== undefined && child.exitCode === null) {
    process.kill(-child.pid, "SIGKILL");
    await ended;
  }
}

/** A port that is free now. */
async function freePort(): Promise<number> {
  const { createServer } = await import("node:net");
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** What both protocols do alike, once they are connected. */
function driven(send: Send, names: Readonly<Record<"go" | "run" | "find", string>>, act: (id: string, what: "click" | "value", text: string) => Promise<unknown>): Pick<Engine, "go" | "run" | "click" | "type"> {
  const find = async (selector: string): Promise<string> => {
    const found = (await send(names.find, { using: "css selector", value: selector })) as Readonly<Record<string, string>>;
    return found[ELEMENT] ?? "";
  };
  return {
    go: async (address) => void (await send(names.go, { url: address })),
    run: async (work, ...args) => (await send(names.run, { script: `return (${String(work)}).apply(null, arguments)`, args })) as ReturnType<typeof work>,
    click: async (selector) => {
      const id = await find(selector);
      // WebKit's driver does not wait for smooth scrolling.
      await send(names.run, { script: "arguments[0].scrollIntoView({ behavior: 'instant', block: 'center' })", args: [{ [ELEMENT]: id }] });
      await act(id, "click", "");
    },
    type: async (selector, text) => void (await act(await find(selector), "value", text)),
  };
}

/** Settings of Firefox: nothing of its own, local files as strict as for a user. */
const SETTINGS: Readonly<Record<string, string | number | boolean>> = {
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.dns.localDomains": INTRANET,
  "remote.prefs.recommended": false,
  "security.fileuri.strict_origin_policy": true,
};

/** Reads in the browser's own scope, and empties, what its console holds of pages. */
const READ_CONSOLE = `
  const all = Services.console.getMessageArray().flatMap((message) => {
    try { message.QueryInterface(Ci.nsIScriptError); } catch { return []; }
    return message.flags & 1 || !/^(file|https?):/.test(message.sourceName) ? [] : [message.errorMessage + " (" + message.sourceName + ")"];
  });
  Services.console.reset();
  return all;`;

/** Starts Firefox with the profile in `folder`. */
export async function startFirefox(program: string, folder: string): Promise<Engine> {
  const port = await freePort();
  mkdirSync(folder, { recursive: true });
  const settings = Object.entries({ ...SETTINGS, "marionette.port": port });
  writeFileSync(join(folder, "user.js"), settings.map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(""));
  // A killed browser leaves its lock.
  for (const lock of ["lock", ".parentlock"]) rmSync(join(folder, lock), { force: true });
  const words = ["-profile", folder, "--headless", "--no-remote", "--marionette", "--remote-allow-system-access", "about:blank"];
  const child = spawn(program, words, { detached: true, stdio: "ignore", env: { ...process.env, HOME: folder } });
  const waiting = new Map<number, (error: unknown, value: unknown) => void>();
  const open = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      let rest = Buffer.alloc(0);
      const socket = connect(port, "127.0.0.1").once("error", reject);
      socket.on("data", (data) => {
        rest = Buffer.concat([rest, data]);
        // Each message is its length, a colon and JSON; the first one greets.
        for (let colon = rest.indexOf(":"); colon > 0; colon = rest.indexOf(":")) {
          const behind = colon + 1 + Number(rest.subarray(0, colon));
          if (rest.length < behind) return;
          const message = JSON.parse(rest.subarray(colon + 1, behind).toString()) as unknown;
          rest = rest.subarray(behind);
          if (!Array.isArray(message)) resolve(socket);
          else waiting.get(message[1] as number)?.(message[2], message[3]);
        }
      });
    });
  const socket = await until(open);
  let count = 0;
  const send: Send = (command, parameters) =>
    new Promise((resolve, reject) => {
      const id = ++count;
      waiting.set(id, (error, value) => {
        waiting.delete(id);
        if (error) return reject(new Error(`${command}: ${(error as { message: string }).message}`));
        const result = value as Readonly<Record<string, unknown>>;
        resolve("value" in result ? result["value"] : result);
      });
      const text = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  await send("WebDriver:NewSession", {});
  const names = { go: "WebDriver:Navigate", run: "WebDriver:ExecuteScript", find: "WebDriver:FindElement" };
  return {
    ...driven(send, names, (id, what, text) => send(what === "click" ? "WebDriver:ElementClick" : "WebDriver:ElementSendKeys", { id, text })),
    faults: async () => {
      await send("Marionette:SetContext", { value: "chrome" });
      const all = (await send("WebDriver:ExecuteScript", { script: READ_CONSOLE, args: [] })) as string[];
      await send("Marionette:SetContext", { value: "content" });
      return all;
    },
    kill: async () => {
      socket.destroy();
      await end(child);
    },
  };
}

/** Starts a WebKit by its driver, `program`, with the profile in `folder`; `options` is what that driver wants to know. */
export async function startWebKit(program: string, folder: string, options: object): Promise<Engine> {
  const port = await freePort();
  mkdirSync(folder, { recursive: true });
  const places = { HOME: folder, XDG_DATA_HOME: join(folder, "data"), XDG_CACHE_HOME: join(folder, "cache"), XDG_CONFIG_HOME: join(folder, "config") };
  const child = spawn(program, ["-p", String(port)], { detached: true, stdio: "ignore", env: { ...process.env, ...places } });
  const ask = (method: string, path: string, body?: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const sent = request({ host: "127.0.0.1", port, method, path }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.on("end", () => {
          const { value } = JSON.parse(text) as { value: { message?: string } };
          if (response.statusCode === 200) resolve(value);
          else reject(new Error(`${path}: ${value.message ?? text}`));
        });
      }).on("error", reject);
      sent.end(body && JSON.stringify(body));
    });
  await until(() => ask("GET", "/status"));
  const { sessionId } = (await ask("POST", "/session", { capabilities: { alwaysMatch: options } })) as { sessionId: string };
  const send: Send = (command, parameters) => ask("POST", `/session/${sessionId}/${command}`, parameters);
  return {
    ...driven(send, { go: "url", run: "execute/sync", find: "element" }, (id, what, text) => send(`element/${id}/${what}`, { text })),
    // WebKit tells its console to nobody.
    faults: () => Promise.resolve([]),
    kill: () => end(child),
  };
}
