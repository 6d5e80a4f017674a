/** A key for one intent of a person, 128 random bits. Not `randomUUID`: that one is missing on plain http pages. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
