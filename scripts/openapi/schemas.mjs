/** The schemas of the contract, as the JSON Schema of an OpenAPI document. */
import * as z from 'zod/mini';
import { codes } from '../../src/backend/errors.js';
import * as schemas from '../../src/backend/schemas.js';

/** @typedef {Record<string, any>} Json */

const pages = {
  memberPage: 'Member',
  invitationPage: 'Invitation',
  scopePage: 'ScopeResource',
  activityPage: 'Activity',
};
/** What the HTTP adapter says by itself, and no backend. */
const ofAdapter = ['unreachable', 'bad-answer'];

/** Every schema by the name that the document gives it: that of the source, with a capital. */
/** @type {ReturnType<typeof z.registry<{ id: string }>>} */
const registry = z.registry();
for (const [name, schema] of Object.entries(schemas)) registry.add(schema, { id: titled(name) });

/** @param {string} name */
function titled(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/**
 * The name of a schema of the route table.
 *
 * @param {z.ZodMiniType} schema
 */
export function nameOf(schema) {
  const { id } = registry.get(schema) ?? {};
  if (typeof id !== 'string')
    throw new Error('A route has a schema that schemas.ts does not export');
  return id;
}

/** @param {z.ZodMiniType} schema */
export function refTo(schema) {
  return { $ref: `#/components/schemas/${nameOf(schema)}` };
}

/** @returns {Record<string, Json>} what is asked, and what is answered as a backend has to send it */
export function componentSchemas() {
  const { schemas: made } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ zodSchema, jsonSchema }) => plain(zodSchema, jsonSchema),
  });
  /** @type {Record<string, Json>} */
  const told = made;
  for (const schema of Object.values(told)) {
    delete schema.$schema;
    delete schema.$id;
  }
  withoutTolerance(told);
  return { ...told, Problem: problem() };
}

/**
 * Those that the rest of the document, or one of them, refers to: a query that is nothing but parameters is not told twice.
 *
 * @param {Record<string, Json>} schemas
 * @param {Json} rest
 */
export function referredTo(schemas, rest) {
  const text = JSON.stringify([rest, schemas]);
  const entries = Object.entries(schemas);
  return Object.fromEntries(entries.filter(([name]) => text.includes(`schemas/${name}"`)));
}

/**
 * Takes out what only tells how a reply is read: what stands in for something unreadable, and the limits of numbers.
 *
 * @param {{ _zod: { def: { type: string } } }} zodSchema
 * @param {Json} schema
 */
function plain({ _zod: { def } }, schema) {
  if (def.type === 'catch') {
    if (schema.default === 'unknown' && !schema.enum.includes('forbidden')) schema.enum.pop();
    delete schema.default;
  }
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.propertyNames?.type === 'string') delete schema.propertyNames;
  if (schema.pattern?.startsWith('^\\d{4}-')) {
    delete schema.pattern;
    schema.format = 'date-time';
  }
}

/**
 * Replies are read with more patience than they are to be written with: a page whose rows may be anything, an outcome that
 * is neither.
 *
 * @param {Record<string, Json>} told
 */
function withoutTolerance(told) {
  for (const [page, row] of Object.entries(pages)) {
    /** @type {Json} */ (told[titled(page)]).properties.items.items = {
      $ref: `#/components/schemas/${row}`,
    };
  }
  const { RemoveReply, CreateInvitationsReply, Refusal } = /** @type {Record<string, Json>} */ (
    told
  );
  delete RemoveReply?.properties.items.items.properties.row;
  CreateInvitationsReply?.items.anyOf.pop();
  /** @type {Json} */ (Refusal).properties.code.enum = codes.filter(
    (code) => !ofAdapter.includes(code),
  );
}

/** RFC 9457, with the refusal beside its own members. */
function problem() {
  const text = { type: 'string' };
  return {
    description: 'What a refusal is over HTTP (RFC 9457).',
    allOf: [
      { $ref: '#/components/schemas/Refusal' },
      {
        type: 'object',
        properties: {
          type: { type: 'string', format: 'uri-reference' },
          title: text,
          status: { type: 'integer' },
          detail: { type: 'string', description: 'For the console; nobody is shown it.' },
          instance: { type: 'string', format: 'uri-reference' },
          requestId: text,
        },
      },
    ],
  };
}
