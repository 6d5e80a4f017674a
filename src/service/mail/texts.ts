/** The words of the mails, one object per language. All values are plain text, fit for one line, before they get here. */
export interface MailTexts {
  invitation(facts: InvitationFacts): MailContent;
  setPassword(facts: AccountFacts & LinkFacts): MailContent;
  confirmAddress(facts: AccountFacts & LinkFacts & { newAddress: string }): MailContent;
  confirmMailbox(facts: AccountFacts & { until: string }): MailContent;
  addressChanged(facts: AccountFacts & { newAddress: string }): MailContent;
  newLinkWanted(facts: AccountFacts & { invitee: string }): MailContent;
  /** After the first few of a list. */
  more(count: number): string;
  subAccounts(count: number): string;
  /** What stands between the name of a link and its address. */
  colon: string;
}

/** A mail before it is text or HTML, so that both say the same. */
export interface MailContent {
  subject: string;
  /** The first line, which mail programs show beside the subject. */
  preheader: string;
  /** What is null is left out. */
  parts: (MailPart | null)[];
}
/** A paragraph, a list under its heading, or the one link. */
export type MailPart = string | { heading: string; lines: string[] } | { action: string };

export interface AccountFacts {
  account: string;
  portal: string;
}
export interface LinkFacts {
  days: number;
  /** With the name of the time zone. */
  until: string;
}
export interface InvitationFacts extends AccountFacts, LinkFacts {
  inviter: string;
  /** Name and address, or the address alone. */
  inviterInFull: string;
  /** What the invitee will be able to do, one per line. */
  gets: string[];
  /** The portal asks this person for a password, instead of telling both ways to come in. */
  setsPassword: boolean;
}

/** A heading with its lines below, or nothing where there are none. */
export function block(heading: string, lines: string[]): MailPart | null {
  return lines.length === 0 ? null : { heading, lines };
}
