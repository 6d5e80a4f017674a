/** Upper and lower case, accents and ways to compose them are the same to who searches. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
