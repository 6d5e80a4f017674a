import type { AccountSettings } from '../records.js';

const names: Readonly<Record<string, string>> = {
  en: 'Deleted user',
  id: 'Pengguna yang dihapus',
  fr: 'Personne supprimée',
  es: 'Persona eliminada',
};

/** What stands in the place of a name that was erased, in the account's language. */
export function erasedName({
  defaultLocale = 'en',
}: Pick<AccountSettings, 'defaultLocale'>): string {
  return names[defaultLocale.replace(/-.*$/u, '')] ?? (names['en'] as string);
}
