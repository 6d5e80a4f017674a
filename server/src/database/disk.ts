/** The disk under PGlite's folder, and whether it is full; PGlite itself dies of it with errors that name no disk. */
import { existsSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const mebibyte = 1_048_576;
/** PostgreSQL writes ahead in files of this size: with less room, the next write may be refused. */
const leastFree = 16 * mebibyte;
/** What a database takes that is just made, and room to begin with. */
const leastFreeForNew = 96 * mebibyte;
/** Milliseconds for which an answer about the disk holds. */
const fresh = 1000;
const probe = Buffer.alloc(8192);

/** As `/readyz` and the log say it. */
export const diskIsFull = 'the disk of the data folder is full';

/** The server cannot start, for want of room. */
export class FullDiskError extends Error {
  constructor(folder: string, freeMebibytes: number, cause?: unknown) {
    super(
      `The disk of the data folder ${folder} is full (${freeMebibytes} MiB free): ` +
        'make room and start again',
      { cause },
    );
  }
}

export interface Disk {
  /** What is wrong, in a few words; null where nothing is. */
  problem(): string | null;
  /** Looks at once where an error of the database says that the disk is full. */
  noticed(error: unknown): void;
}

/** @param onChange is told what is wrong as soon as that is known, and null when it is over */
export function watchDisk(folder: string, onChange: (problem: string | null) => void): Disk {
  let last: { problem: string | null; at: number } = { problem: null, at: -Infinity };
  const put = (problem: string | null) => {
    const isNew = problem !== last.problem;
    last = { problem, at: performance.now() };
    if (isNew) onChange(problem);
    return problem;
  };
  return {
    problem: () =>
      performance.now() - last.at < fresh ? last.problem : put(isFull(folder) ? diskIsFull : null),
    noticed: (error) => {
      if (saysFull(error)) put(diskIsFull);
    },
  };
}

/** Also where a quota, or the number of files, is what is used up. */
function isFull(folder: string): boolean {
  if (freeOf(folder) < leastFree) return true;
  const file = join(folder, 'probe');
  try {
    writeFileSync(file, probe);
    return false;
  } catch (error) {
    return saysFull(error);
  } finally {
    rmSync(file, { force: true });
  }
}

function freeOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function saysFull(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === '53100' || code === 'ENOSPC' || code === 'EDQUOT') return true;
  return /no space left|disk quota exceeded|ENOSPC|EDQUOT/iu.test(String(message));
}

/** Makes the folder, or something small in it. @throws FullDiskError where there is no room even for that */
export function makeOnDisk<T>(folder: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw saysFull(error) ? new FullDiskError(folder, 0, error) : error;
  }
}

/**
 * Opens a database in a folder.
 * @throws FullDiskError where the disk is what stands in the way. A database that could not be made
 * leaves nothing behind, so that the next start begins anew
 */
export async function openOnDisk<T>(folder: string, open: () => Promise<T>): Promise<T> {
  const isNew = !existsSync(join(folder, 'PG_VERSION'));
  if (freeOf(folder) < (isNew ? leastFreeForNew : leastFree)) throw fullAtStart(folder);
  const before = new Set(isNew ? readdirSync(folder) : []);
  try {
    return await open();
  } catch (error) {
    if (!saysFull(error) && !isFull(folder)) throw error;
    if (isNew)
      for (const name of readdirSync(folder))
        if (!before.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
    throw fullAtStart(folder, error);
  }
}

function fullAtStart(folder: string, cause?: unknown): FullDiskError {
  return new FullDiskError(folder, Math.floor(freeOf(folder) / mebibyte), cause);
}
