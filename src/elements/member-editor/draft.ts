import type { Invitation, Member } from '../../backend/backend.js';
import {
  changeOf,
  type Clash,
  type Editable,
  type EditedPlace,
  type EditedValue,
  merge,
  withValue,
} from '../../backend/merge.js';
import { isNew, isSeveral, rowOf, type Subject } from './subject.js';

export interface Theirs {
  by: string;
  at: string;
}

/** What a person is making of a row: where it began, and what it is by now. Not changed; each edit is a new one. */
export class Draft {
  readonly subject: Subject;
  readonly base: Editable;
  readonly mine: Editable;
  /** Who changed the row in between; `by` is empty where the backend does not tell. Null where nobody did. */
  readonly theirs: Theirs | null;
  readonly clashes: readonly Clash[];

  constructor(
    subject: Subject,
    rest: { mine?: Editable; theirs?: Theirs; clashes?: readonly Clash[] } = {},
  ) {
    this.subject = subject;
    this.base = baseOf(subject);
    this.mine = rest.mine ?? this.base;
    this.theirs = rest.theirs ?? null;
    this.clashes = rest.clashes ?? [];
  }

  /** What is held already; null for somebody new, and for several who differ. */
  get held(): Editable | null {
    const { subject, base } = this;
    return isNew(subject) || (isSeveral(subject) && !subject.areAlike) ? null : base;
  }

  /** What would be sent, or null where nothing has changed. */
  get change(): Partial<Editable> | null {
    return changeOf(this.base, this.mine);
  }

  with(part: Partial<Editable>): Draft {
    return this.#as({ ...this.mine, ...part });
  }

  withValue(place: EditedPlace, value: EditedValue): Draft {
    return this.#as(withValue(this.mine, place, value));
  }

  /** The same work on top of the row as it is by now. */
  onTopOf(current: Member | Invitation, theirs: Theirs): Draft {
    const { merged: mine, clashes } = merge(this.base, this.mine, editableOf(current));
    const subject = 'signIn' in current ? { member: current } : { invitation: current };
    return new Draft(subject, { mine, theirs, clashes });
  }

  #as(mine: Editable): Draft {
    const { subject, theirs, clashes } = this;
    return new Draft(subject, { mine, ...(theirs ? { theirs } : {}), clashes });
  }
}

function baseOf(subject: Subject): Editable {
  if (isNew(subject)) return subject.blank;
  return isSeveral(subject) ? subject.start : editableOf(rowOf(subject));
}

/** What can be changed of a row. */
export function editableOf(row: Member | Invitation): Editable {
  const { email, role, profile, permissions, scope, subscriptions, until = null } = row;
  const access = { role, profile, permissions, scope, subscriptions, until };
  if (!('signIn' in row)) return { ...access, email, name: null, fields: {}, maySignIn: false };
  const { name, fields, signIn } = row;
  const maySignIn = signIn === 'active' || signIn === 'invited';
  return { ...access, email, name, fields, maySignIn };
}
