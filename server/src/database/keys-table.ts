/**
 * Answers that are given again. An answer may hold a link with its token, and only hashes of tokens are kept: so the
 * request's own key, which is random and kept as a hash too, is what opens its answer.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { SqlBool, Transaction } from 'kysely';
import type { Id } from '../../../src/backend/index.js';
import type { AccountStore } from '../../../src/service/index.js';
import { removeSome } from './remove-some.js';
import type { Schema } from './schema.js';

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

export function keysOf(tx: Transaction<Schema>, account: Id): AccountStore['keys'] {
  return {
    async get(key) {
      const row = await tx
        .selectFrom('keys')
        .selectAll()
        .where('account_id', '=', account)
        .where('key', '=', digest(key).toString('hex'))
        .executeTakeFirst();
      if (!row) return undefined;
      const { fingerprint, at, status, body } = row;
      return { key, fingerprint, at: at.toISOString(), status, body: opened(key, body) };
    },
    async put({ key, fingerprint, at, status, body, about }) {
      await tx
        .insertInto('keys')
        .values({
          account_id: account,
          key: digest(key).toString('hex'),
          ...{ fingerprint, at, status },
          body: sealed(key, body),
          about: about ?? null,
        })
        .execute();
    },
    removeBefore: (time, limit) =>
      removeSome(tx, { table: 'keys', account, end: sql`at`, before: time, limit }),
    async listAbout(refs) {
      const rows = await tx
        .selectFrom('keys')
        .select(['at', 'status'])
        .where('account_id', '=', account)
        .where(isAbout(refs))
        .orderBy('at')
        .execute();
      return rows.map(({ at, status }) => ({ at: at.toISOString(), status }));
    },
    async removeAbout(refs) {
      await tx.deleteFrom('keys').where('account_id', '=', account).where(isAbout(refs)).execute();
    },
  };
}

function isAbout(refs: string[]) {
  return sql<SqlBool>`(about is null or about && ${refs}::text[])`;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Of the key, another hash than the one that is kept. */
function secretOf(key: string): Buffer {
  return digest(`answer\n${key}`);
}

function sealed(key: string, body: unknown): string {
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, secretOf(key), iv);
  const text = [sealing.update(JSON.stringify(body ?? null), 'utf8'), sealing.final()];
  return Buffer.concat([iv, ...text, sealing.getAuthTag()]).toString('base64');
}

function opened(key: string, body: string): unknown {
  const bytes = Buffer.from(body, 'base64');
  const opening = createDecipheriv(cipher, secretOf(key), bytes.subarray(0, ivBytes));
  opening.setAuthTag(bytes.subarray(-tagBytes));
  const text = [opening.update(bytes.subarray(ivBytes, -tagBytes)), opening.final()];
  return JSON.parse(Buffer.concat(text).toString('utf8'));
}
