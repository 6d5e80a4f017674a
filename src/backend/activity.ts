/** What was done, as the port tells it: who did what to whom, and what became of somebody's access. */
import type { Id, Label } from './backend.js';

export interface Activity {
  id: Id;
  at: string;
  /** Names, as they were then. */
  actor: string;
  verb: string;
  subject: string;
  /** Permissions. */
  gains?: Id[];
  loses?: Id[];
  /** What else became of the access; absent where nothing did, or the backend tells permissions alone. */
  changes?: AccessChanges;
}
/** Each part only where it changed. Who is new had nothing before. */
export interface AccessChanges {
  role?: Changed<Id>;
  profile?: Changed<Id>;
  /** Times at which access ends. */
  until?: Changed<string>;
  subscriptions?: { gains?: Id[]; loses?: Id[] };
  scope?: { gains?: ScopePart; loses?: ScopePart };
}
export interface Changed<T> {
  from: T | null;
  to: T | null;
}
/** Everything, also what is to come; or how many resources, the first of them by their names as they were then. */
export type ScopePart = { all: true } | { count: number; names: Label[] };
export interface ActivityQuery {
  cursor?: string;
  limit?: number;
}
