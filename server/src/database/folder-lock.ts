/** Two processes over one folder of PGlite destroy it, and PGlite itself does not look: whoever comes second is refused. */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { tryLock } from 'fs-native-extensions';
import { makeOnDisk } from './disk.js';

/**
 * Takes the folder for this process. The lock is the operating system's: it ends with the process, however that ends.
 * @returns how to give it back
 * @throws Error that says what to do, where another one has it
 */
export function lockFolder(folder: string): () => void {
  const file = makeOnDisk(folder, () => {
    mkdirSync(folder, { recursive: true });
    return openSync(join(folder, 'lock'), 'a');
  });
  if (tryLock(file)) return () => closeSync(file);
  closeSync(file);
  throw new Error(
    `Another process has the data folder ${folder}, and PGlite is for one at a time: ` +
      'end that one, name another DATA_FOLDER, or set DATABASE_URL',
  );
}
