// Hands a text to the browser's downloads.

/** Offers `content` as a file called `name`. */
export function download(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address after this turn; a minute is ample for it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
