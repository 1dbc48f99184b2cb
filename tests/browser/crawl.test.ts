// Every page of the shipped site, looked at from outside: what it asks for, what its policy forbids, where its links lead.

import { deepEqual, equal, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import { siteOf } from "./harness/folders";
import { serve } from "./harness/server";
import { pagesOf } from "./harness/sites";
import { trial } from "./harness/trial";
import { settled } from "./harness/trainee";

const POLICY: Readonly<Record<string, string>> = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "connect-src": "'none'",
  "form-action": "'none'",
  "base-uri": "'none'",
  "object-src": "'none'",
  "frame-src": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "'none'",
};

/** What one page of the crawl tells. */
interface Visit {
  readonly links: string[];
  readonly ids: string[];
  readonly faults: string[];
}

trial("every page is reached by links alone, asks only this site, and logs no error", { site: "shipped", places: ["http", "file"], limit: 120_000 }, async (trainee) => {
  const page = await trainee.context.newPage();
  const visits = new Map<string, Visit>();
  // Quizzes inside a module have a page of their own too; the results page links there once they were taken.
  const pages = pagesOf("shipped");
  const inside = pages.filter((path) => /^quizzes\/.*-check\.html$/.test(path));
  const waiting = ["index.html", ...inside];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (visits.has(path)) continue;
    await trainee.go(page, path);
    const visit = await page.evaluate((): Visit => {
      const all = [...document.querySelectorAll("*")];
      return {
        links: [...document.querySelectorAll("a[href]")].map((link) => new URL(link.getAttribute("href") ?? "", document.baseURI).href),
        ids: all.flatMap((node) => (node.id ? [node.id] : [])),
        faults: all.flatMap((node) => [
          ...[...node.attributes]
            .filter(({ name, value }) => /^on/i.test(name) || (/^(href|src|action|formaction)$/i.test(name) && /^\s*(javascript|vbscript):/i.test(value)))
            .map(({ name }) => `<${node.tagName.toLowerCase()}> has ${name}`),
          ...(node.tagName === "SCRIPT" && !node.getAttribute("src") && node.getAttribute("type") !== "application/json" ? ["an inline script"] : []),
          ...(node.tagName === "STYLE" || /^(iframe|object|embed|base)$/i.test(node.tagName) ? [`a <${node.tagName.toLowerCase()}>`] : []),
        ]),
      };
    });
    visits.set(path, visit);
    deepEqual(visit.faults, [], path);
    equal(new Set(visit.ids).size, visit.ids.length, `${path} has an id twice: ${visit.ids.filter((id, place) => visit.ids.indexOf(id) !== place).join(", ")}`);
    for (const link of visit.links) {
      ok(link.startsWith(trainee.place.root), `${path} links to ${link}`);
      const target = decodeURIComponent(new URL(link).pathname).slice(decodeURIComponent(new URL(trainee.place.root).pathname).length) || "index.html";
      if (target.endsWith(".html")) waiting.push(target);
    }
  }
  deepEqual([...visits.keys()].sort(), pages, "pages of the site and pages that links lead to");
  const dead = [...visits].flatMap(([path, { links }]) =>
    links
      .map((link) => new URL(link))
      .filter(({ hash, pathname }) => {
        const target = decodeURIComponent(pathname).slice(decodeURIComponent(new URL(trainee.place.root).pathname).length) || "index.html";
        return hash.length > 1 && !visits.get(target)?.ids.includes(decodeURIComponent(hash.slice(1)));
      })
      .map(({ hash, pathname }) => `${path} -> ${pathname}${decodeURIComponent(hash)}`),
  );
  deepEqual([...new Set(dead)], [], "links to places that are not on their page");
});

it("every page as it is written has its policy before anything else, no style attribute, no handler, no script but its own files", () => {
  for (const path of pagesOf("shipped")) {
    const html = readFileSync(join(siteOf("shipped"), path), "utf8");
    const head = html.slice(0, html.indexOf("</head>"));
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(head);
    ok(policy, `${path} has no policy`);
    ok(!/<(script|link|style|img)\b/.test(head.slice(0, policy.index)), `${path} loads something before its policy`);
    const rules = new Map((policy[1] ?? "").split(";").map((rule) => [rule.trim().split(/\s+/)[0] ?? "", rule.trim().replace(/^\S+\s+/, "")]));
    for (const [name, value] of Object.entries(POLICY)) equal(rules.get(name), value, `${path}: ${name}`);
    // Outside the data block and outside the text between tags, in which an author may write anything.
    const tags = html.replace(/<script type="application\/json"[^>]*>.*?<\/script>/gs, "").match(/<[a-z][^>]*>/gi) ?? [];
    deepEqual(
      tags.filter((tag) => /\s(on[a-z]+|style)\s*=/i.test(tag.replace(/"[^"]*"/g, '""'))),
      [],
      path,
    );
    deepEqual(
      tags.filter((tag) => /^<script/i.test(tag) && !/^<script src="(\.\.\/)?assets\/(questions\/)?[\w.-]+\.js"( defer)?>$/.test(tag)),
      [],
      path,
    );
    ok(!/https?:\/\/(?!www\.w3\.org)/.test(tags.join("")), `${path} names another host in a tag`);
  }
});

const INJECTED = `<script>window.injected = "inline"</script><img src="x" onerror="window.injected = 'handler'"><div id="styled" style="color: rgb(1, 2, 3)"></div><script src="http://127.0.0.1:9/x.js"></script>`;

trial("what is smuggled into a page does not run: inline scripts, handlers, styles, scripts of other hosts", { site: "kinds", noisy: true }, async (trainee) => {
  let smuggling = true;
  const served = await serve({ "/": siteOf("kinds") }, (html) => html.replace("</main>", `${smuggling ? INJECTED : ""}</main>`));
  try {
    const page = await trainee.context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    for (const path of pagesOf("kinds")) {
      await page.goto(`http://127.0.0.1:${served.port}/${path}`);
      await settled(page);
      equal(await page.evaluate(() => (window as { injected?: string }).injected), undefined, path);
      equal(await page.evaluate(() => getComputedStyle(document.getElementById("styled") ?? document.body).color === "rgb(1, 2, 3)"), false, path);
    }
    const refused = await page.evaluate(async () => {
      const names: string[] = [];
      const attempt = async (name: string, work: () => unknown): Promise<void> => {
        try {
          await work();
        } catch {
          names.push(name);
        }
      };
      await attempt("fetch", () => fetch("http://127.0.0.1:9/"));
      await attempt("innerHTML", () => (document.body.innerHTML = "<p>x</p>"));
      await attempt("script address", () => (document.createElement("script").src = "x.js"));
      return names;
    });
    deepEqual(refused, ["fetch", "innerHTML", "script address"]);
    smuggling = false;
    trainee.requests.length = 0;
  } finally {
    await served.close();
  }
});

trial("the same smuggling runs once the policy is taken away, so the test above can fail", { site: "kinds", noisy: true }, async (trainee) => {
  const served = await serve({ "/": siteOf("kinds") }, (html) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "").replace("</main>", `${INJECTED}</main>`));
  try {
    const page = await trainee.context.newPage();
    await page.goto(`http://127.0.0.1:${served.port}/index.html`);
    ok(await page.evaluate(() => (window as { injected?: string }).injected));
    trainee.requests.length = 0;
  } finally {
    await served.close();
  }
});
