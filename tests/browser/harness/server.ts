// A tiny static server on 127.0.0.1, at the root and under a sub-path with characters that need escaping. It knows
// nothing about courses: any web server does.

import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** The sub-path under which every folder is served a second time. */
export const SUB_PATH = "/培训 2026/客服/";

/** Changes a page on its way out, as a test needs it. */
export type Rewrite = (html: string, path: string) => string;

/** A running server. */
export interface Served {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves `folders`: prefix of the path, such as "/" or "/a/" -> folder. */
export async function serve(folders: Readonly<Record<string, string>>, rewrite: Rewrite = (html) => html): Promise<Served> {
  const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length);
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const prefix = prefixes.find((one) => path.startsWith(one));
    const rest = normalize(path.slice(prefix?.length ?? 0)) || "index.html";
    const folder = prefix === undefined ? undefined : folders[prefix];
    if (folder === undefined || rest.startsWith("..") || rest.startsWith(sep)) return void response.writeHead(404).end();
    const name = rest === "." ? "index.html" : rest;
    readFile(join(folder, name)).then(
      (bytes) => {
        const type = TYPES[extname(name)] ?? "application/octet-stream";
        response.writeHead(200, { "content-type": type, "cache-control": "no-cache" });
        response.end(type.startsWith("text/html") ? rewrite(bytes.toString("utf8"), name) : bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
