// CRC-32 (IEEE 802.3) over UTF-8, as eight hexadecimal digits. It finds damage; it is no protection against forging.
// Computed here because `crypto.subtle` does not exist on plain-http hosts.

/** The checksum of a text. */
export function checksum(text: string): string {
  let sum = -1;
  for (const byte of new TextEncoder().encode(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return (~sum >>> 0).toString(16).padStart(8, "0");
}
