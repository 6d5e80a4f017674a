/** Names and other short texts that people type: the same rules in the service and in the forms. Pure. */

/** The most characters (code points) of a person's name, wherever one is given. */
export const longestName = 200;

/**
 * A character that leaves a mark on the page. Unicode names most of the invisible ones
 * (`Default_Ignorable_Code_Point`); the others are drawn as an empty space: the Braille blank, the musical null
 * notehead, the blank hieroglyphs, and the stand-in for an object.
 */
const visible =
  /(?![\p{Default_Ignorable_Code_Point}\u2800\ufffc\u{1d159}\u{13441}\u{13442}])[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether a reader sees anything of the text. White space, control and format characters, and marks on nothing do not count. */
export function hasVisibleText(text: string | null | undefined): text is string {
  return typeof text === 'string' && visible.test(text);
}

/** A text without the white space around it; empty where nothing of it can be seen. */
export function tidyText(text: string): string {
  return hasVisibleText(text) ? text.trim() : '';
}

/** A name as it is kept: on one line, at most {@link longestName} characters, and null where nothing of it can be seen. */
export function tidyName(name: string | null | undefined): string | null {
  if (!hasVisibleText(name)) return null;
  const line = name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return firstCharacters(line, longestName).trim();
}

/** How many characters (code points) a text has, as JSON Schema and databases count them. */
export function charactersIn(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The beginning of a text, without half a character at its end. */
export function firstCharacters(text: string, most: number): string {
  return text.length <= most ? text : Array.from(text).slice(0, most).join('');
}
