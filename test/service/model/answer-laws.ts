/** What is true of every answer by itself. */
import { safeParse } from 'zod/mini';
import type { Outcomes } from '../../../src/backend/backend.js';
import { isCode } from '../../../src/backend/errors.js';
import type { Refusal } from '../../../src/backend/errors.js';
import { refusedByAll, statusOf } from '../../../src/backend/routes.js';
import { isUser } from './ledger.js';
import type { Ledger } from './ledger.js';
import { must } from './must.js';
import { routeOf } from './world.js';
import type { Exchange } from './world.js';

export function checkAnswer(ledger: Ledger, exchange: Exchange): void {
  const { verb, ok, reply, account, by } = exchange;
  if (!ok) return checkRefusal(exchange);
  const route = routeOf(verb);
  const fault = route.reply && safeParse(route.reply, reply).error;
  must(!fault, `the reply to ${verb} is of the contract: ${JSON.stringify(fault?.issues)}`);
  const isMine = ['lookUp', 'accept', 'decline', 'askForNewLink'].includes(verb);
  const name = by ?? 'nobody';
  must(isMine || isUser(ledger, account, by), `${name}, who is not in, is refused ${verb}`);
}

/** The status of the contract, a code that the route may refuse with, and no trouble inside. */
function checkRefusal({ verb, status, reply }: Exchange): void {
  const { code, reason } = reply as Refusal;
  const words = `${verb} is refused as the contract has it, not with ${status} ${code} ${reason ?? ''}`;
  must(isCode(code) && code !== 'unknown' && code !== 'busy', words);
  const special = { 'key-missing': 400, 'version-missing': 428 }[reason ?? ''];
  must(status === (special ?? statusOf[code]), words);
  must([...routeOf(verb).refuses, ...refusedByAll].includes(code), words);
}

/** How a bulk change or a sending refused single rows. */
export function refusalsIn({ ok, reply }: Exchange): Refusal[] {
  if (!ok || reply === null || typeof reply !== 'object') return [];
  const rows = Array.isArray(reply) ? (reply as { error?: Refusal }[]) : itemsOf(reply);
  return rows.flatMap(({ error }) => error ?? []);
}

function itemsOf(reply: object): { error?: Refusal }[] {
  return (reply as Partial<Outcomes<never>>).items ?? [];
}
