import type { Invitation, Member } from '../../backend/backend.js';
import { changeOf, type Clash, type Editable, merge } from '../../backend/merge.js';
import { rowOf, type Subject } from './subject.js';

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
    this.base = editableOf(rowOf(subject));
    this.mine = rest.mine ?? this.base;
    this.theirs = rest.theirs ?? null;
    this.clashes = rest.clashes ?? [];
  }

  /** What would be sent, or null where nothing has changed. */
  get change(): Partial<Editable> | null {
    return changeOf(this.base, this.mine);
  }

  with(part: Partial<Editable>): Draft {
    const { theirs, clashes } = this;
    return new Draft(this.subject, {
      mine: { ...this.mine, ...part },
      ...(theirs ? { theirs } : {}),
      clashes,
    });
  }

  /** The same work on top of the row as it is by now. */
  onTopOf(current: Member | Invitation, theirs: Theirs): Draft {
    const { merged: mine, clashes } = merge(this.base, this.mine, editableOf(current));
    const subject = 'signIn' in current ? { member: current } : { invitation: current };
    return new Draft(subject, { mine, theirs, clashes });
  }
}

function editableOf({
  email,
  role,
  profile,
  permissions,
  subscriptions,
}: Member | Invitation): Editable {
  return { email, role, profile, permissions, subscriptions };
}
