/**
 * Checked by the compiler alone: what the schemas read is what the port says, key by key and in both directions.
 * `satisfies` in `schemas.ts` sees to it that what a schema gives fits the port; it does not see a schema that forgets
 * an optional key, reads one that the port lacks, or insists on one that may be absent.
 */
import type * as v from 'valibot';
import type * as port from '../../src/backend/backend.js';
import type { Refusal } from '../../src/backend/errors.js';
import type * as schemas from '../../src/backend/schemas.js';

/** Keys of all depths, such as `invitation.delivery.state`. Records of free keys end a path, and so do actions. */
type Paths<T> = T extends readonly (infer Item)[]
  ? Paths<Item>
  : T extends object
    ? string extends keyof T
      ? never
      : {
          [K in keyof T & string]-?: K extends 'actions'
            ? K
            : K | `${K}.${Paths<NonNullable<T[K]>>}`;
        }[keyof T & string]
    : never;

type Read<Name extends keyof typeof schemas> = v.InferOutput<(typeof schemas)[Name]>;
type Taken<Name extends keyof typeof schemas> = v.InferInput<(typeof schemas)[Name]>;

/** Names the keys that only one of the two has: an error shows them. */
type Drift<Schema, Port> =
  | { onlyInSchema: Exclude<Paths<Schema>, Paths<Port>> }
  | { onlyInPort: Exclude<Paths<Port>, Paths<Schema>> };
type None = { onlyInSchema: never } | { onlyInPort: never };
type Same<_ extends None> = true;
/** What the port allows passes the schema. */
type Passes<Port extends Input, Input> = [Port, Input];

type Draft = Read<'createInvitationsRequest'>['drafts'][number];

export type Keys = [
  Same<Drift<Read<'account'>, port.Account>>,
  Same<Drift<Read<'member'>, port.Member>>,
  Same<Drift<Read<'invitation'>, port.Invitation>>,
  Same<Drift<Read<'invitationView'>, port.InvitationView>>,
  Same<Drift<Read<'refusal'>, Refusal>>,
  Same<Drift<Read<'createInvitationsReply'>, port.InviteOutcome[]>>,
  Same<Drift<Read<'classifyReply'>, port.ClassifiedAddress[]>>,
  Same<Drift<Read<'acceptReply'>, Awaited<ReturnType<port.InvitationBackend['accept']>>>>,
  Same<Drift<Read<'memberQuery'>, port.MemberQuery>>,
  Same<Drift<Read<'invitationQuery'>, port.InvitationQuery>>,
  Same<Drift<Read<'scopeQuery'>, port.ScopeQuery>>,
  Same<Drift<Read<'activityQuery'>, port.ActivityQuery>>,
  Same<Drift<Read<'memberChange'>, port.MemberChange>>,
  Same<Drift<Read<'memberDraft'>, port.MemberDraft>>,
  Same<Drift<Read<'invitationChange'>, port.InvitationChange>>,
  Same<Drift<Draft, port.InvitationDraft>>,
  Same<Drift<Read<'acceptRequest'>['answer'], port.AcceptAnswer>>,
  Same<Drift<Read<'ref'>, port.Ref>>,
];

export type Values = [
  Passes<port.Account, Taken<'account'>>,
  Passes<port.Member, Taken<'member'>>,
  Passes<port.Invitation, Taken<'invitation'>>,
  Passes<port.InvitationView, Taken<'invitationView'>>,
  Passes<Refusal, Taken<'refusal'>>,
  Passes<port.InviteOutcome[], Taken<'createInvitationsReply'>>,
  Passes<port.ClassifiedAddress[], Taken<'classifyReply'>>,
  Passes<port.MemberChange, Taken<'memberChange'>>,
  Passes<port.MemberDraft, Taken<'memberDraft'>>,
  Passes<port.InvitationChange, Taken<'invitationChange'>>,
  Passes<
    port.InvitationDraft,
    v.InferInput<typeof schemas.createInvitationsRequest>['drafts'][number]
  >,
  Passes<port.AcceptAnswer, Taken<'acceptRequest'>['answer']>,
  Passes<port.ScopeQuery, Taken<'scopeQuery'>>,
  Passes<port.ActivityQuery, Taken<'activityQuery'>>,
  Passes<port.Ref, Taken<'ref'>>,
];

/** Nobody asks for rows whose status is not known: queries take the statuses that have a name. */
type Named<Query, Key extends keyof Query> = Omit<Query, Key> & {
  [K in Key]?: Query[K] extends (infer Status)[] | undefined ? Exclude<Status, 'unknown'>[] : never;
};
export type Queries = [
  Passes<Named<port.MemberQuery, 'signIn'>, Taken<'memberQuery'>>,
  Passes<Named<port.InvitationQuery, 'status'>, Taken<'invitationQuery'>>,
];
