/** The HTTP contract as an OpenAPI 3.1 document, from the route table and the schemas. */
import { invitationRoutes, refusedByAll, routes, statusOf } from '../../src/backend/routes.js';
import { examples } from './examples.mjs';
import { paths } from './paths.mjs';
import { componentSchemas, referredTo } from './schemas.mjs';

/** @typedef {import('../../src/backend/errors.js').Code} Code */

const problem = { $ref: '#/components/schemas/Problem' };
const requestId = { 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' } };
const retryAfter = { 'Retry-After': { $ref: '#/components/headers/Retry-After' } };

/** @type {Partial<Record<Code, string>>} */
const meanings = {
  unauthenticated: 'Nobody is signed in.',
  forbidden: 'No member, or no right; also where there is no such account.',
  'not-found': 'The row or the token is not there.',
  changed: 'Somebody changed the row since it was seen.',
  invalid: 'Not of the contract, or a field is wrong; also a key that came with other content.',
  refused: 'Understood, and a rule is against it: `reason` says which.',
  'rate-limited': 'Too often.',
  busy: 'Not now.',
  gone: 'The invitation is accepted, declined, revoked or expired: `reason` says which.',
  unsupported: 'This account does not have the verb.',
  unknown: 'Anything else.',
};

export async function document() {
  const schemas = componentSchemas();
  const told = paths(await examples(), schemas);
  const answers = responses();
  return {
    openapi: '3.1.1',
    info: {
      title: 'user-management-elements: the HTTP contract',
      version: '1',
      summary: 'What a backend answers so that the elements can work with it.',
      description: [
        'An element asks its `endpoint`, which is the address of one account: everything below',
        '`/accounts/{accountId}`. Yours may lie anywhere. What is said in words is in',
        'docs/backends.md; `npx user-management-elements check` says what a backend breaks.',
      ].join(' '),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api' }],
    security: [{ session: [] }, { token: [] }],
    tags: [
      { name: 'Account', description: 'What the account is and has.' },
      { name: 'Members', description: 'Users and contacts.' },
      { name: 'Invitations', description: 'Sent, and not yet accepted.' },
      { name: 'Invitee', description: 'Who follows a link. The token stands in the body.' },
    ],
    paths: told,
    components: {
      schemas: referredTo(schemas, { told, answers }),
      parameters: parameters(),
      headers: headers(),
      responses: answers,
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'session',
          description: 'The session of your portal, whatever its name.',
        },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function parameters() {
  const id = { type: 'string', minLength: 1, maxLength: 200 };
  return {
    accountId: { name: 'accountId', in: 'path', required: true, schema: id },
    id: { name: 'id', in: 'path', required: true, schema: id },
    'Idempotency-Key': {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description: 'One per intent of a person, the same on every retry.',
      schema: { type: 'string', minLength: 1 },
      example: '0b6f6a0e-6a53-4c8e-9b6f-1c9d2f1f7a10',
    },
    'If-Match': {
      name: 'If-Match',
      in: 'header',
      description:
        'The version that was seen, in quotes. Required where the account keeps versions.',
      schema: { type: 'string' },
      example: '"7"',
    },
  };
}

function headers() {
  return {
    'X-Request-Id': {
      description: 'Names the request in logs and errors.',
      schema: { type: 'string' },
    },
    'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 0 } },
  };
}

/** One for each code that a route may refuse with, and two whose status is not the usual one of their code. */
function responses() {
  const all = { ...routes, ...invitationRoutes };
  const refused = Object.values(all).flatMap(({ refuses }) => [...refuses]);
  const codes = [...new Set(/** @type {Code[]} */ ([...refusedByAll, ...refused]))].sort();
  const ofCodes = codes.map((code) => [
    code,
    response(statusOf[code], code, meanings[code] ?? code, {}),
  ]);
  return {
    ...Object.fromEntries(ofCodes),
    'not-readable': response(400, 'invalid', 'No JSON, or a write without `Idempotency-Key`.', {
      reason: 'key-missing',
    }),
    'version-missing': response(428, 'invalid', 'A change without `If-Match`.', {
      reason: 'version-missing',
    }),
  };
}

/**
 * @param {number} status
 * @param {Code} code
 * @param {string} description
 * @param {{ reason?: string }} more
 */
function response(status, code, description, more) {
  const waits = code === 'rate-limited' || code === 'busy';
  const example = { type: 'about:blank', status, code, ...more, ...(waits && { retryAfter: 30 }) };
  return {
    description,
    headers: { ...requestId, ...(waits && retryAfter) },
    content: { 'application/problem+json': { schema: problem, example } },
  };
}
