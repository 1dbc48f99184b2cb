// Progress as a text that can be copied, sent and shown as QR codes: a backup, compressed where the browser can, in
// letters that every channel leaves alone. The backup's own checksum finds what was cut or changed on the way.

/** What a text begins with: the way it was packed. */
const DEFLATED = "CW1:";
const PLAIN = "CW0:";

/** Characters; more than any course comes to. */
const LARGEST_CODE = 20_000_000;
/** Bytes that a text may unpack to: one that claims more is no backup. */
const LARGEST_CONTENT = 60_000_000;

function lettersOf(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

const bytesOf = (letters: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(letters.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

/** Sends bytes through a stream of the browser. Rejects when they are not what it takes, or become too many. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: GenericTransformStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = (new Blob([bytes]).stream().pipeThrough(stream) as ReadableStream<Uint8Array<ArrayBuffer>>).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > LARGEST_CONTENT) {
      await reader.cancel();
      throw new Error("too large");
    }
    parts.push(next.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** A backup as a text of letters, digits, `-`, `_` and one `:`. */
export async function writeCode(backup: string): Promise<string> {
  // The line ends and indents of a file are for people who open it.
  const bytes = new TextEncoder().encode(JSON.stringify(JSON.parse(backup)));
  if (typeof CompressionStream === "undefined") return PLAIN + lettersOf(bytes);
  return DEFLATED + lettersOf(await through(bytes, new CompressionStream("deflate-raw")));
}

/** Whether a text is meant as such a code, sound or not. */
export const isCode = (typed: string): boolean => /^\s*CW[01]:/.test(typed);

/** Whether this browser can unpack such a code at all: Safari before 16.4 cannot where it was packed. */
export const canUnpack = (code: string): boolean =>
  !code.trimStart().startsWith(DEFLATED) || typeof DecompressionStream !== "undefined";

/** The backup in a code. Undefined when it was damaged on the way, or this browser cannot unpack it. Never throws. */
export async function readCode(typed: string): Promise<string | undefined> {
  // Chats and mails break long lines.
  const code = typed.length > LARGEST_CODE ? "" : typed.replace(/\s+/g, "");
  try {
    const bytes = bytesOf(code.slice(DEFLATED.length));
    const plain = code.startsWith(DEFLATED) ? await through(bytes, new DecompressionStream("deflate-raw")) : bytes;
    return new TextDecoder("utf-8", { fatal: true }).decode(plain);
  } catch {
    return undefined;
  }
}
