/** A name as it is kept: on one line, and null where nothing is left of it. */
export function tidyName(name: string | null | undefined): string | null {
  return name?.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim() || null;
}
