#!/usr/bin/env node
import { check } from './check.mjs';

const help = `user-management-elements check <url> [options]

  Tests a server against the HTTP contract and says what it breaks. --help after "check" tells the options.
`;

const [command, ...words] = process.argv.slice(2);
if (command === 'check') {
  process.exitCode = await check(words, (text) => process.stdout.write(`${text}\n`));
} else {
  const asked = command === undefined || command === '--help' || command === 'help';
  (asked ? process.stdout : process.stderr).write(help);
  process.exitCode = asked ? 0 : 2;
}
