// A browser started by hand, as a user starts it: with a profile on the disk, without the switches that a test tool
// adds (one of them turns the back-forward cache off), and in a process group of its own that can be killed as a whole.

import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { chromium, type Browser, type BrowserContext } from "playwright-core";
import { ARGUMENTS, browserProgram } from "./browser";

/** Milliseconds for a browser to start; the machine may be busy. */
const START_LIMIT = 30_000;

/** A running browser process with a profile. */
export class BrowserProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly browser: Browser,
    private readonly ended: Promise<void>,
  ) {}

  /** Starts a browser with the profile in `folder` and waits until it can be driven. */
  static async start(folder: string): Promise<BrowserProcess> {
    const told = join(folder, "DevToolsActivePort");
    rmSync(told, { force: true });
    const child = spawn(
      browserProgram(),
      [
        ...ARGUMENTS,
        "--headless=new",
        `--user-data-dir=${folder}`,
        "--remote-debugging-port=0",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-dev-shm-usage",
        "--password-store=basic",
        "--window-size=1280,800",
        "about:blank",
      ],
      { detached: true, stdio: "ignore" },
    );
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    const limit = Date.now() + START_LIMIT;
    try {
      for (;;) {
        const [port, path] = existsSync(told) ? readFileSync(told, "utf8").split("\n") : [];
        if (port && path) {
          const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`, { timeout: START_LIMIT });
          return new BrowserProcess(child, browser, ended);
        }
        if (child.exitCode !== null) throw new Error(`the browser ended at once with ${child.exitCode}`);
        if (Date.now() > limit) throw new Error("the browser did not start in time");
        // The browser says that it is ready by writing this file; there is nothing else to wait for.
        await pause(20);
      }
    } catch (error) {
      end(child);
      throw error;
    }
  }

  /** The context of the profile. */
  get context(): BrowserContext {
    const [context] = this.browser.contexts();
    if (!context) throw new Error("the browser has no context");
    return context;
  }

  /** Kills every process of the browser at once, as the system does when it runs out of memory or power. */
  async kill(): Promise<void> {
    end(this.child);
    await this.ended;
    await this.browser.close().catch(() => undefined);
  }
}

/** SIGKILL to the whole process group. */
function end(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has gone by itself.
  }
}
