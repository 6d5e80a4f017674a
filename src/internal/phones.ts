import type * as Library from 'libphonenumber-js/min';

type Phones = Pick<typeof Library, 'parsePhoneNumberFromString' | 'isSupportedCountry'>;

/** `impossible`: no such number can be. `unlikely`: the library does not know it, which may be the library's fault. */
export type PhoneVerdict =
  { is: 'likely'; shown: string } | { is: 'unlikely' } | { is: 'impossible' } | { is: 'unknown' };

export interface PhonePlace {
  /** Of the number, where it is written without one. */
  country: string | undefined;
  /** Whether the person has told the country, or it is a guess of ours. */
  isTold: boolean;
}

/** How long a form waits for the library; without it, the backend alone judges. */
const patience = 3000;
let loading: Promise<Phones> | null = null;

function load(): Promise<Phones> {
  loading ??= import('libphonenumber-js/min').catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** What there is to say about a number as it was typed. Never fails, and never takes long. */
export async function judgePhone(
  typed: string,
  place: PhonePlace,
  library: () => Promise<Phones> = load,
): Promise<PhoneVerdict> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patience);
  });
  try {
    const phones = await Promise.race([library(), late]);
    return phones ? judge(phones, typed.trim(), place) : { is: 'unknown' };
  } catch {
    return { is: 'unknown' };
  } finally {
    clearTimeout(timer);
  }
}

function judge(phones: Phones, typed: string, { country, isTold }: PhonePlace): PhoneVerdict {
  const known = country !== undefined && phones.isSupportedCountry(country) ? country : undefined;
  const isComplete = typed.startsWith('+');
  if (!isComplete && known === undefined) return { is: 'unknown' };
  const number = phones.parsePhoneNumberFromString(typed, {
    ...(known && { defaultCountry: known }),
    extract: false,
  });
  // Written without a country, it may be a number of one that we did not think of.
  if (!number?.isPossible()) return { is: isComplete || isTold ? 'impossible' : 'unlikely' };
  return number.isValid()
    ? { is: 'likely', shown: number.formatInternational() }
    : { is: 'unlikely' };
}
