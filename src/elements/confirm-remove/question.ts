/** What is asked, about whom, and who of them has to be left out. */
import type {
  Account,
  Invitation,
  InvitationQuery,
  Member,
  MemberAction,
  MemberQuery,
  Ref,
  Target,
} from '../../backend/backend.js';
import { verdictOn } from '../../backend/guards.js';
import type { LeftOut } from '../../internal/left-out.js';
import type { Matching } from '../../internal/bulk-run.js';
import type { Localize } from '../../internal/localize.js';
import { refOf } from '../../internal/refs.js';
import { reasonText } from '../../internal/words.js';

/**
 * Who is to go: one, several, or all that a query matches. With a query, `members` and `invitations` are those of them
 * that are shown.
 */
export type Subject =
  | { member: Member }
  | { invitation: Invitation }
  | { members: readonly Member[]; matching?: Matching<MemberQuery> | null }
  | { invitations: readonly Invitation[]; matching?: Matching<InvitationQuery> | null };

interface Asked<Row, Query> {
  rows: readonly Row[];
  matching: Matching<Query> | null;
}
export interface MemberQuestion extends Asked<Member, MemberQuery> {
  of: 'members';
  action: 'remove' | 'deactivate';
  /** Of a removal: who signs in now stays as a contact. */
  keepsContact?: boolean;
}
export interface InvitationQuestion extends Asked<Invitation, InvitationQuery> {
  of: 'invitations';
  action: 'revoke';
}
export type Question = MemberQuestion | InvitationQuestion;

export function isKeeping(question: Question): boolean {
  return question.of === 'members' && question.keepsContact === true;
}

export function questionOf(subject: Subject, action: 'remove' | 'deactivate'): Question {
  if ('member' in subject) {
    return { of: 'members', action, rows: [subject.member], matching: null };
  }
  if ('members' in subject) {
    const { members: rows, matching = null } = subject;
    return { of: 'members', action, rows, matching };
  }
  const revoking = { of: 'invitations', action: 'revoke' } as const;
  if ('invitation' in subject) return { ...revoking, rows: [subject.invitation], matching: null };
  return { ...revoking, rows: subject.invitations, matching: subject.matching ?? null };
}

/** The same question about other rows, or by another count. */
export function askedAnew(
  question: Question,
  { rows, matching = null }: { rows: readonly (Member | Invitation)[]; matching?: unknown },
): Question {
  return { ...question, rows, matching } as Question;
}

/** The row, where the question is about one. */
export function onlyRow({ rows, matching }: Question): Member | Invitation | null {
  const [row, ...others] = rows;
  return row && others.length === 0 && !matching ? row : null;
}

/** Those who have to be left out: also where the backend forgets to say so. */
export function leftOut(words: Localize, account: Account, question: Question): LeftOut[] {
  return question.rows.flatMap((row: Member | Invitation) => {
    const verdict =
      'signIn' in row ? verdictOn(account, row, actionOf(question)) : row.actions.revoke;
    return verdict === true ? [] : [{ row, why: refusalWords(words, question, verdict?.refused) }];
  });
}

function actionOf(question: Question): MemberAction {
  if (isKeeping(question)) return 'withdrawSignIn';
  return question.action === 'deactivate' ? 'deactivate' : 'remove';
}

function refusalWords(words: Localize, { action }: Question, reason: string | undefined): string {
  if (action === 'deactivate') {
    if (reason === 'owner' || reason === 'last-owner') return words.t('guard.ownerDeactivate');
    if (reason === 'self') return words.t('guard.selfDeactivate');
  }
  return reasonText(words, reason);
}

/** The rows that are shown and go. */
export function goers<Row extends Ref>(
  { rows }: { rows: readonly Row[] },
  out: readonly LeftOut[],
): Row[] {
  return rows.filter((row) => !out.some((left) => left.row.id === row.id));
}

/** What is sent: without those who are left out. */
export function targetOf<Row extends Ref, Query>(
  question: Asked<Row, Query>,
  out: readonly LeftOut[],
): Target<Query> {
  const { matching } = question;
  if (!matching) return { refs: goers(question, out).map((row) => refOf(row)) };
  const except = [...new Set([...matching.except, ...out.map(({ row }) => row.id)])];
  const expected = matching.expected - (except.length - matching.except.length);
  return { query: matching.query, except, expected };
}

/** How many go. */
export function countOf(question: Question, out: readonly LeftOut[]): number {
  const { matching, rows } = question;
  return (matching ? matching.expected : rows.length) - out.length;
}
