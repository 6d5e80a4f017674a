/** `user-management-elements check`: the conformance suite against a server. */
import { parseArgs } from 'node:util';
import { asJson, asText } from './report.mjs';

/** @typedef {typeof import('../src/testing/index.js')} Testing */
/** @typedef {import('../src/testing/index.js').Level} Level */

export const help = `user-management-elements check <url> [options]

  <url> is the address of one account, such as https://test.example/api/accounts/a1. The account has at least three
  members, and nobody works in it: --level=write makes and removes people, tries what should be refused, and takes
  away what it made.

  --header 'Name: value'     sent with every request, to sign in somebody who manages the account; as often as needed
  --level read|write|time    read only asks (the default); write also invites and changes; time puts a clock forward
  --domain example.com       for write and time: a domain of your own, where its mails go
  --invitations <url>        where invitees accept, such as https://test.example/api/invitations
  --invitee 'Name: value'    signs in an invitee, where that is needed; {email} stands for the address
  --outbox <url>             where the mails can be read: a list of { to, link }, the newest first
  --clock <url>              for time: takes a POST of { milliseconds } and puts the backend's clock forward
  --limited 'Name: value'    signs in a member who manages nobody
  --partial 'Name: value'    signs in somebody who manages and may not grant everything
  --stranger 'Name: value'   signs in somebody who is no member
  --only 'name'              only the check of this name; as often as needed
  --json                     the results as JSON

  It ends with 0 if nothing is broken, 1 if something is, and 2 if it could not ask.
`;

const levels = /** @type {const} */ (['read', 'write', 'time']);

/** What ends the run before it has begun. */
class WrongUse extends Error {}

/**
 * @param {readonly string[]} words those after the command
 * @param {(text: string) => void} print
 * @returns {Promise<0 | 1 | 2>} what the process ends with
 */
export async function check(words, print) {
  try {
    const asked = read(words);
    if (asked === null) {
      print(help);
      return 0;
    }
    const results = await run(asked);
    print(asked.json ? asJson(results) : asText(results, asked));
    return results.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    print(error.message);
    return 2;
  }
}

/** @typedef {NonNullable<ReturnType<typeof read>>} Asked */

/** @param {readonly string[]} words */
function read(words) {
  const { values, positionals } = parse(words);
  if (values.help) return null;
  const [url, ...more] = positionals;
  if (url === undefined || more.length > 0) throw new WrongUse(`One address is wanted.\n\n${help}`);
  const level = levels.find((one) => one === values.level);
  if (!level) throw new WrongUse(`--level is read, write or time, not "${values.level}".`);
  if (level !== 'read' && !values.domain) {
    throw new WrongUse(
      `--level=${level} sends mail and needs --domain: a domain whose addresses are your own.`,
    );
  }
  for (const name of /** @type {const} */ (['invitations', 'outbox', 'clock'])) {
    if (values[name] !== undefined) demandAddress(values[name], `--${name}`);
  }
  return { ...values, level, url: demandAddress(url, 'The address') };
}

/** @param {readonly string[]} words */
function parse(words) {
  const text = /** @type {const} */ ({ type: 'string' });
  const texts = /** @type {const} */ ({ type: 'string', multiple: true });
  const flag = /** @type {const} */ ({ type: 'boolean' });
  const options = {
    ...{ header: texts, limited: texts, partial: texts, stranger: texts, invitee: texts },
    ...{ domain: text, invitations: text, outbox: text, clock: text, only: texts },
    ...{ level: { ...text, default: 'read' }, json: flag, help: flag },
  };
  try {
    return parseArgs({ args: [...words], allowPositionals: true, options });
  } catch (error) {
    throw new WrongUse(`${/** @type {Error} */ (error).message}\n\n${help}`);
  }
}

/**
 * @param {string} text
 * @param {string} what
 */
function demandAddress(text, what) {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new WrongUse(`${what} has to begin with http:// or https://, and is "${text}".`);
}

/** @param {Asked} asked */
async function run(asked) {
  /** @type {Testing} */
  const { conformance, createHttpSubject, runConformance } = await import(
    new URL('../dist/testing/index.js', import.meta.url).href
  );
  const subject = createHttpSubject(subjectOptions(asked));
  await reach(asked, subject.backend);
  for (const name of asked.only ?? []) {
    if (!conformance.some((one) => one.name === name))
      throw new WrongUse(`No check is called "${name}".`);
  }
  return runConformance(subject, {
    levels: levels.slice(0, levels.indexOf(asked.level) + 1),
    ...(asked.only && { only: asked.only }),
  });
}

/**
 * @param {Asked} asked
 * @returns {import('../src/testing/index.js').HttpSubjectOptions}
 */
function subjectOptions({ url, domain = 'example.com', invitations, outbox, clock, ...others }) {
  const { header, limited, partial, stranger, invitee } = others;
  if (invitee) headersOf(invitee);
  return {
    url,
    domain,
    ...(invitations && { invitations }),
    ...(outbox && { outbox }),
    ...(clock && { clock }),
    ...(header && { headers: headersOf(header) }),
    ...(limited && { limited: headersOf(limited) }),
    ...(partial && { partial: headersOf(partial) }),
    ...(stranger && { stranger: headersOf(stranger) }),
    ...(invitee && {
      inviteeHeaders: (email) =>
        headersOf(invitee.map((line) => line.replaceAll('{email}', email)))(),
    }),
  };
}

/** @param {readonly string[]} lines */
function headersOf(lines) {
  const headers = new Headers();
  for (const line of lines) {
    const [, name, value] = /^([^:\s]+):\s*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) {
      throw new WrongUse(`A header is written 'Name: value', not "${line}".`);
    }
    headers.append(name, value);
  }
  return () => headers;
}

const hints = /** @type {Record<string, string>} */ ({
  unreachable: 'There is no answer',
  unauthenticated: 'Nobody is signed in: give --header with a cookie or a token',
  forbidden: 'Who is signed in may not see the account',
  'not-found': 'There is no such account',
  'bad-answer': 'What is there does not speak the contract',
});

/**
 * Where nobody can ask, nothing was broken and nothing was tested.
 *
 * @param {Asked} asked
 * @param {import('../src/backend/backend.js').Backend} backend
 */
async function reach({ url }, backend) {
  try {
    await backend.getAccount();
  } catch (error) {
    const { code = '', message } = /** @type {{ code?: string, message: string }} */ (error);
    const hint = hints[code];
    if (hint) throw new WrongUse(`${url}: ${hint} (${message}).`);
  }
}
