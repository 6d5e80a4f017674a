/** The route table as the paths of an OpenAPI document. */
import {
  accessRoute,
  invitationRoutes,
  refusedByAll,
  routes,
  statusOf,
} from '../../src/backend/routes.js';
import { nameOf, refTo } from './schemas.mjs';

/** @typedef {import('../../src/backend/routes.js').Route} Route */
/** @typedef {import('../../src/backend/errors.js').Code} Code */
/** @typedef {import('./schemas.mjs').Json} Json */
/** @typedef {keyof typeof routes | keyof typeof invitationRoutes | 'access'} AnyVerb */

/** @type {Record<AnyVerb, [tag: string, summary: string]>} */
const words = {
  getAccount: ['Account', 'All that configures what is drawn'],
  listActivity: ['Account', 'What was done, the newest first'],
  listScopeResources: ['Account', 'What permissions may be limited to'],
  access: ['Account', 'Whether the viewer may: 204 yes, 403 no'],
  listMembers: ['Members', 'A page of people'],
  getMember: ['Members', 'One of them, as in the list'],
  createMember: ['Members', 'Makes a user or a contact at once'],
  updateMember: ['Members', 'Changes what the body names'],
  removeMembers: ['Members', 'Ends access, an outcome for each row'],
  setMembersActive: ['Members', 'Deactivates or reactivates, an outcome for each row'],
  listInvitations: ['Invitations', 'A page of invitations that belong to no contact'],
  createInvitations: ['Invitations', 'Invites each address, an outcome for each'],
  updateInvitation: ['Invitations', 'Changes what it gives or where it goes'],
  revokeInvitations: ['Invitations', 'Their links are dead, an outcome for each row'],
  resendInvitations: ['Invitations', 'A new link and a new term, an outcome for each row'],
  classifyAddresses: ['Invitations', 'Says before sending what would become of each address'],
  lookUp: ['Invitee', 'What a link offers, and to whom'],
  accept: ['Invitee', 'Becomes a member; once'],
  decline: ['Invitee', 'Does not want to'],
  askForNewLink: ['Invitee', 'Tells who invited that a new link is wanted'],
};

/**
 * @param {Record<string, import('./examples.mjs').Example>} examples
 * @param {Record<string, Json>} schemas
 * @returns {Json}
 */
export function paths(examples, schemas) {
  /** @type {Json} */
  const all = {};
  /** @type {[Record<string, Route>, prefix: string][]} */
  const tables = [
    [{ ...routes, access: accessRoute }, '/accounts/{accountId}'],
    [invitationRoutes, '/invitations'],
  ];
  for (const [table, prefix] of tables) {
    for (const [verb, route] of Object.entries(table)) {
      const path = [prefix, route.path].filter(Boolean).join('/');
      const isInvitee = table === invitationRoutes;
      all[path] ??= pathItem(path);
      all[path][route.method.toLowerCase()] = {
        ...operation(/** @type {AnyVerb} */ (verb), route, examples[verb] ?? {}, schemas),
        // Somebody who was invited may have no login yet.
        ...(isInvitee && { security: [{}, { session: [] }, { token: [] }] }),
      };
    }
  }
  return all;
}

/** @param {string} path */
function pathItem(path) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  if (names.length === 0) return {};
  return { parameters: names.map((name) => ({ $ref: `#/components/parameters/${name}` })) };
}

/**
 * @param {AnyVerb} verb
 * @param {Route} route
 * @param {import('./examples.mjs').Example} example
 * @param {Record<string, Json>} schemas
 */
function operation(verb, route, example, schemas) {
  const [tag, summary] = words[verb];
  const parameters = [
    ...(route.query ? queryParameters(nameOf(route.query), schemas) : []),
    ...(route.write ? [{ $ref: '#/components/parameters/Idempotency-Key' }] : []),
    ...(route.versioned ? [{ $ref: '#/components/parameters/If-Match' }] : []),
  ];
  return {
    operationId: verb,
    tags: [tag],
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(route.body && {
      requestBody: { required: true, content: json(route.body, example.body) },
    }),
    responses: { ...success(route, example), ...refusals(route) },
  };
}

/**
 * @param {import('valibot').GenericSchema} schema
 * @param {unknown} example
 */
function json(schema, example) {
  return {
    'application/json': { schema: refTo(schema), ...(example !== undefined && { example }) },
  };
}

/**
 * @param {string} query
 * @param {Record<string, Json>} schemas
 */
function queryParameters(query, schemas) {
  return Object.entries(schemas[query]?.properties).map(([name, schema]) => {
    return { name, in: 'query', schema };
  });
}

/**
 * @param {Route} route
 * @param {import('./examples.mjs').Example} example
 */
function success({ reply }, { reply: example }) {
  const headers = { 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' } };
  if (!reply) return { 204: { description: 'Done; there is nothing to tell.', headers } };
  return { 200: { description: 'Done.', headers, content: json(reply, example) } };
}

/** @param {Route} route */
function refusals({ refuses, body, write, versioned }) {
  const byStatus = new Map([...refuses, ...refusedByAll].map((code) => [statusOf[code], code]));
  return {
    ...((body || write) && { 400: { $ref: '#/components/responses/not-readable' } }),
    ...Object.fromEntries(
      [...byStatus].map(([status, code]) => [status, { $ref: `#/components/responses/${code}` }]),
    ),
    ...(versioned && { 428: { $ref: '#/components/responses/version-missing' } }),
  };
}
