/** Projects that know nothing of this one, with the tarball installed. */
import { execFileSync } from 'node:child_process';

/**
 * Runs in a project, and fails with all that was said.
 *
 * @param {string} project
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} [env]
 */
export function run(project, [program = '', ...words], env = {}) {
  try {
    return execFileSync(program, words, {
      cwd: project,
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, ...env },
    });
  } catch (error) {
    const { stdout, stderr } = /** @type {{ stdout: string, stderr: string }} */ (error);
    const said = `${program} ${words.join(' ')}\n${stdout}\n${stderr}`;
    throw new Error(said, { cause: error });
  }
}

/**
 * @param {string} project
 * @param {string[]} packages beside those that it names
 */
export function install(project, ...packages) {
  run(project, ['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', ...packages]);
}
