import type { en } from './en.js';

/** One text per plural category of the locale (`Intl.PluralRules`); the argument `n` chooses. */
export type Plural = { readonly other: string } & {
  readonly [category in Intl.LDMLPluralRule]?: string;
};
/** Arguments stand in braces: `Remove {name}?`. */
export type Message = string | Plural;

export type StringKey = keyof typeof en;
/** The same in another language: a key that is forgotten is a compile error. */
export type Translated<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Plural;
};
/** A whole locale. */
export type Strings = Translated<typeof en>;
/** What a host says in its own words: single keys, per locale. */
export type StringOverrides = {
  readonly [locale: string]: { readonly [Key in StringKey]?: Message };
};

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
type TextOf<Key extends StringKey> = (typeof en)[Key] extends { readonly other: infer Text }
  ? Text
  : (typeof en)[Key];
/** The arguments that a string takes, read off its English text. */
export type ArgumentsOf<Key extends StringKey> = {
  readonly [Name in NamesIn<TextOf<Key>>]: string | number;
};
