/** A pool of connections to PostgreSQL that outlives restarts, killed connections and a server that stays silent. */
import type { PostgresPoolClient } from 'kysely';
import { Client, DatabaseError, Pool } from 'pg';
import type { ClientConfig, PoolClient, PoolConfig } from 'pg';
import { busy, stopIfClientLeft } from '../request-scope.js';
import type { QueryPool } from './query-pool.js';

/** In milliseconds. */
export interface TimeLimits {
  /** To connect, or to wait for a free connection. */
  connect: number;
  /** For one statement of a transaction, by PostgreSQL's own clock. */
  statement: number;
  /** For an answer from the server; longer than `statement`, whose answer says more. */
  answer: number;
  /** Between two statements of a transaction: a process that stops there would keep its locks. */
  idle: number;
}

/** @param seconds for one statement */
export function timeLimitsFor(seconds: number): TimeLimits {
  const statement = seconds * 1000;
  return {
    connect: Math.min(5_000, statement),
    statement,
    answer: statement + Math.min(5_000, statement / 2),
    idle: statement * 2,
  };
}

export interface PostgresOptions {
  connections?: number | undefined;
  /** Those of the usual setting, if not said otherwise. */
  timeLimits?: TimeLimits | undefined;
}

export interface PostgresQueryPool extends QueryPool {
  /** Runs something without limits of time, such as migrations. Only while nothing else runs. */
  withoutTimeLimits<T>(run: () => Promise<T>): Promise<T>;
}

/** `SQLSTATE`s after which the same request may succeed: the server ends or starts, is full, or resolved a conflict. */
const passing = /^(?:08|53|57P|57014|40001|40P01|55P03|25006|25P03|25P04)/u;
const beginning = /^(?:begin|start transaction)\b/iu;
const ending = /^rollback\b/iu;
/** Seconds until a request that failed is worth trying again. */
const retryAfter = 1;

/** A client that has a listener for errors from the moment it is made: an error without one ends the process. */
class WatchedClient extends Client {
  isBroken = false;
  readonly madeAt = performance.now();

  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => (this.isBroken = true));
    this.on('end', () => (this.isBroken = true));
  }

  /** As a method, so that the compiler does not take the value from before a wait for the one after it. */
  isUsable(since = 0): boolean {
    return !this.isBroken && this.madeAt >= since;
  }
}

type Watched = WatchedClient & PoolClient;

export function connectToPostgres(
  url: string,
  { connections = 10, timeLimits = timeLimitsFor(15) }: PostgresOptions = {},
): PostgresQueryPool {
  const config: PoolConfig = {
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: timeLimits.connect,
    keepAlive: true,
    Client: WatchedClient,
  };
  const pool = new Pool(config);
  pool.on('error', () => undefined);
  const inTransaction =
    `set local statement_timeout = ${timeLimits.statement}; ` +
    `set local idle_in_transaction_session_timeout = ${timeLimits.idle}`;
  /** Connections made before a silence are not trusted after it. */
  let silentAt = 0;
  let isLimited = true;

  async function checkOut(): Promise<Watched> {
    for (;;) {
      const client = await pool.connect().catch(failToConnect);
      if (client instanceof WatchedClient && client.isUsable(silentAt)) return client;
      client.release(true);
    }
  }

  /** One statement. With a transaction's first one go its limits: also through PgBouncer, which takes no others. */
  async function ask(client: Watched, text: string, values: readonly unknown[] = []) {
    if (!ending.test(text)) stopIfClientLeft();
    if (!client.isUsable()) throw busy(retryAfter, new Error('The connection is broken'));
    const isBeginning = isLimited && beginning.test(text);
    const asked = client.query(isBeginning ? `${text}; ${inTransaction}` : text, [...values]);
    try {
      return await (isLimited ? answered(asked, client) : asked);
    } catch (error) {
      const state = error instanceof DatabaseError ? (error.code ?? '') : '';
      throw !client.isUsable() || passing.test(state) ? busy(retryAfter, error) : error;
    }
  }

  async function answered<T>(asked: Promise<T>, client: Watched): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        client.isBroken = true;
        silentAt = performance.now();
        reject(new Error('The database did not answer in time'));
      }, timeLimits.answer);
    });
    try {
      return await Promise.race([asked, silence]);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async connect() {
      const client = await checkOut();
      const query = (text: string, values: readonly unknown[]) => ask(client, text, values);
      // A connection that is not released as broken would be given to the next one who asks.
      const release = () => client.release(client.isBroken);
      // Kysely also knows a form with a cursor, which nothing here uses.
      return { query, release } as unknown as PostgresPoolClient;
    },
    async query({ text, values }) {
      const client = await checkOut();
      try {
        const { rows, rowCount } = await ask(client, text, values);
        return { rows: rows as object[], rowCount: rowCount ?? 0 };
      } finally {
        client.release(client.isBroken);
      }
    },
    async withoutTimeLimits(run) {
      isLimited = false;
      try {
        return await run();
      } finally {
        isLimited = true;
      }
    },
    end: () => pool.end(),
  };
}

function failToConnect(error: unknown): never {
  throw busy(retryAfter, error);
}
