// Reading values that come from a store or a file: they may be anything, and nothing here throws.

/** An object's properties, or none at all for anything else. */
export function fields(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** A finite number of at least 0, or `otherwise`. */
export function count(value: unknown, otherwise = 0): number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : otherwise;
}

/** A text, or "". */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The texts of a list, without repetitions; none for anything else. */
export function texts(value: unknown): string[] {
  return Array.isArray(value) ? [...new Set(value.filter((one): one is string => typeof one === "string"))] : [];
}

/** An object read as a map from names, each value by `read`. */
export function entries<T>(value: unknown, read: (value: unknown) => T): Map<string, T> {
  return new Map(Object.entries(fields(value)).map(([name, one]) => [name, read(one)]));
}
