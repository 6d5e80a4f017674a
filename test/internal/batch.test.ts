import { expect } from 'chai';
import type { MemberQuery, MemberTarget, Outcomes, Write } from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/errors.js';
import { inChunks, overTarget } from '../../src/internal/batch.js';

const seven = [1, 2, 3, 4, 5, 6, 7];
const lost = () => new BackendError({ code: 'unreachable' });
const wait429 = (retryAfter: number) =>
  new BackendError({ code: 'rate-limited', retryAfter }, { notApplied: true });

/** A service that keeps what it did under each key, with failures in the way. */
function service(failures: Record<number, { error: BackendError; isDone?: boolean }> = {}) {
  const done: number[] = [];
  const keys: string[] = [];
  const answers = new Map<string, string[]>();
  const write = async (items: number[], { key }: Write): Promise<string[]> => {
    keys.push(key);
    const failure = failures[keys.length];
    if (!failure || failure.isDone) {
      if (!answers.has(key)) done.push(...items);
      answers.set(
        key,
        items.map((item) => `did ${String(item)}`),
      );
    }
    if (failure) throw failure.error;
    return answers.get(key) ?? [];
  };
  return { done, keys, write };
}

/** Waits that pass at once, as they were asked for. */
function waits() {
  const asked: number[] = [];
  return { asked, wait: async (milliseconds: number) => void asked.push(milliseconds) };
}

async function thrownBy(run: Promise<void>): Promise<unknown> {
  try {
    await run;
  } catch (error) {
    return (error as BackendError).code;
  }
  return null;
}

describe('Batch', () => {
  it('sends chunk by chunk, each under a key of its own, and tells the progress', async () => {
    const { done, keys, write } = service();
    const seen: string[] = [];
    const batch = inChunks<number, string>(seven, 3, {
      onChange: () => seen.push(`${String(batch.progress.done)}/${String(batch.progress.total)}`),
    });
    await batch.run(write);
    expect(done).to.deep.equal(seven);
    expect(new Set(keys).size).to.equal(3);
    expect(seen).to.deep.equal(['3/7', '6/7', '7/7']);
    expect(batch.answers.flatMap(({ answer }) => answer)).to.have.lengthOf(7);
    expect(batch.open).to.deep.equal([]);
  });

  it('sends again under the same key where an answer was lost after the effect', async () => {
    const { done, keys, write } = service({ 2: { error: lost(), isDone: true } });
    const { asked, wait } = waits();
    const batch = inChunks<number, string>(seven, 3, { wait });
    await batch.run(write);
    expect(done).to.deep.equal(seven);
    expect(keys[1]).to.equal(keys[2]);
    expect(new Set(keys).size).to.equal(3);
    expect(asked).to.deep.equal([1000]);
  });

  it('waits as long as it is told, however often, and says until when', async () => {
    const { done, write } = service({
      1: { error: wait429(30) },
      2: { error: wait429(5) },
      3: { error: wait429(5) },
      4: { error: wait429(7) },
    });
    const { asked, wait } = waits();
    const until: number[] = [];
    const batch = inChunks<number, string>(seven, 10, {
      wait,
      onChange: () => until.push(batch.waitingUntil ?? 0),
    });
    await batch.run(write);
    expect(asked).to.deep.equal([30_000, 5000, 5000, 7000]);
    expect(until[0]).to.be.within(Date.now() + 29_000, Date.now() + 30_000);
    expect(until[1]).to.equal(0);
    expect(done).to.deep.equal(seven);
  });

  it('waits for a busy service as long as it asks, unless that is longer than ten minutes', async () => {
    const busy = (retryAfter: number) => new BackendError({ code: 'busy', retryAfter });
    const tooLong = service({ 1: { error: busy(601) } });
    const ownPause = waits();
    await inChunks<number, string>(seven, 10, ownPause).run(tooLong.write);
    expect(ownPause.asked).to.deep.equal([1000]);
    const longest = service({ 1: { error: busy(600) }, 2: { error: busy(5) } });
    const asTold = waits();
    await inChunks<number, string>(seven, 10, asTold).run(longest.write);
    expect(asTold.asked).to.deep.equal([600_000, 5000]);
  });

  it('is told to wait no longer than ten minutes', async () => {
    const within = service({ 1: { error: wait429(600) } });
    const asTold = waits();
    await inChunks<number, string>(seven, 10, asTold).run(within.write);
    expect(asTold.asked).to.deep.equal([600_000]);
    const beyond = service({ 1: { error: wait429(601) } });
    const never = waits();
    const batch = inChunks<number, string>(seven, 10, never);
    expect(await thrownBy(batch.run(beyond.write))).to.equal('rate-limited');
    expect(never.asked).to.deep.equal([]);
  });

  it('sends again where an answer could not be read', async () => {
    const { done, keys, write } = service({
      1: { error: new BackendError({ code: 'bad-answer' }), isDone: true },
    });
    await inChunks<number, string>(seven, 10, waits()).run(write);
    expect(done).to.deep.equal(seven);
    expect(keys[1]).to.equal(keys[0]);
  });

  it('gives up after three tries; run again, it goes on where it was, under the old key', async () => {
    const { done, keys, write } = service({
      2: { error: lost(), isDone: true },
      3: { error: lost() },
      4: { error: lost() },
    });
    const batch = inChunks<number, string>(seven, 3, { wait: waits().wait });
    expect(await thrownBy(batch.run(write))).to.equal('unreachable');
    expect(batch.progress).to.deep.equal({ done: 3, total: 7 });
    expect(batch.open.map(({ isUnsure }) => isUnsure)).to.deep.equal([true, false]);
    await batch.run(write);
    expect(done).to.deep.equal(seven);
    expect(new Set(keys.slice(1, 5)).size).to.equal(1);
  });

  it('is still unsure of what went unanswered, when a later try is refused', async () => {
    const refusedLater = new BackendError({ code: 'forbidden' }, { notApplied: true });
    const { write } = service({ 1: { error: lost(), isDone: true }, 2: { error: refusedLater } });
    const batch = inChunks<number, string>(seven, 3, { wait: waits().wait });
    expect(await thrownBy(batch.run(write))).to.equal('forbidden');
    expect(batch.open[0]?.isUnsure).to.equal(true);
  });

  it('tries what was refused no second time', async () => {
    const error = new BackendError({ code: 'forbidden' }, { notApplied: true });
    const { keys, write } = service({ 1: { error } });
    const batch = inChunks<number, string>(seven, 3, { wait: waits().wait });
    expect(await thrownBy(batch.run(write))).to.equal('forbidden');
    expect(keys).to.have.lengthOf(1);
    expect(batch.open[0]?.isUnsure).to.equal(false);
  });

  it('stops after the part under way, and goes on later', async () => {
    const { done, write } = service();
    const batch = inChunks<number, string>(seven, 3);
    await batch.run(async (items, given) => {
      batch.stop();
      return write(items, given);
    });
    expect(done).to.deep.equal([1, 2, 3]);
    await batch.run(write);
    expect(done).to.deep.equal(seven);
  });

  it('stops at once while it waits', async () => {
    const { done, write } = service({ 1: { error: wait429(300) } });
    const batch = inChunks<number, string>(seven, 3, {
      onChange: () => {
        if (batch.waitingUntil !== null) queueMicrotask(() => batch.stop());
      },
    });
    await batch.run(write);
    expect(done).to.deep.equal([]);
    expect(batch.waitingUntil).to.equal(null);
  });

  it('follows the cursors of a target by query, each under a key of its own', async () => {
    const query: MemberQuery = { signIn: ['active'] };
    const target: MemberTarget = { query, except: ['olga'], expected: 5 };
    const asked: { cursor: string | undefined; key: string }[] = [];
    const batch = overTarget<MemberQuery, never>(target, 2);
    await batch.run(async (part, { key }): Promise<Outcomes<never>> => {
      const cursor = 'query' in part ? part.cursor : undefined;
      asked.push({ cursor, key });
      const items = [{ ref: { id: '1' } }, { ref: { id: '2' } }];
      return { items, nextCursor: asked.length < 3 ? `c${String(asked.length)}` : null };
    });
    expect(asked.map(({ cursor }) => cursor)).to.deep.equal([undefined, 'c1', 'c2']);
    expect(new Set(asked.map(({ key }) => key)).size).to.equal(3);
    expect(batch.progress).to.deep.equal({ done: 6, total: 5 });
  });

  it('takes rows that were ticked in chunks', async () => {
    const refs = seven.map((id) => ({ id: String(id), version: '1' }));
    const sizes: number[] = [];
    const batch = overTarget<MemberQuery, never>({ refs }, 3);
    await batch.run(async (part): Promise<Outcomes<never>> => {
      const chunk = 'refs' in part ? part.refs : [];
      sizes.push(chunk.length);
      return { items: chunk.map((ref) => ({ ref })), nextCursor: null };
    });
    expect(sizes).to.deep.equal([3, 3, 1]);
  });
});
