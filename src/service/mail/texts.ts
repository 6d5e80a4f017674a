/** The words of the mails, one object per language. All values are plain text, fit for one line, before they get here. */
export interface MailTexts {
  invitation(facts: InvitationFacts): MailText;
  setPassword(facts: AccountFacts & { url: string }): MailText;
  confirmAddress(facts: AccountFacts & { url: string }): MailText;
  addressChanged(facts: AccountFacts & { newAddress: string }): MailText;
  newLinkWanted(facts: AccountFacts & { invitee: string }): MailText;
  /** After the first few of a list. */
  more(count: number): string;
}
export interface MailText {
  subject: string;
  text: string;
}
export interface AccountFacts {
  account: string;
  portal: string;
}
export interface InvitationFacts extends AccountFacts {
  inviter: string;
  inviterEmail: string;
  /** What the invitee will be able to do, one per line. */
  gets: string[];
  url: string;
  days: number;
  /** With the name of the time zone. */
  until: string;
}

/** Paragraphs with an empty line between; what is null is left out. */
export function paragraphs(...parts: (string | null)[]): string {
  return `${parts.filter((part) => part !== null).join('\n\n')}\n`;
}

/** A heading with its lines below, or nothing where there are none. */
export function block(heading: string, lines: string[]): string | null {
  return lines.length === 0 ? null : [heading, ...lines.map((line) => `  ${line}`)].join('\n');
}
