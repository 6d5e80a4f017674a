/** The schemas of the contract, as the JSON Schema of an OpenAPI document. */
import { toJsonSchemaDefs } from '@valibot/to-json-schema';
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
const named = Object.fromEntries(
  Object.entries(schemas).map(([name, schema]) => [titled(name), schema]),
);
/** @type {Map<unknown, string>} */
const names = new Map(Object.entries(named).map(([name, schema]) => [schema, name]));

/** @param {string} name */
function titled(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/**
 * The name of a schema of the route table.
 *
 * @param {import('valibot').GenericSchema} schema
 */
export function nameOf(schema) {
  const name = names.get(schema);
  if (name === undefined) throw new Error('A route has a schema that schemas.ts does not export');
  return name;
}

/** @param {import('valibot').GenericSchema} schema */
export function refTo(schema) {
  return { $ref: `#/components/schemas/${nameOf(schema)}` };
}

/** @returns {Record<string, Json>} what is asked, and what is answered as a backend has to send it */
export function componentSchemas() {
  /** @type {Record<string, Json>} */
  const told = toJsonSchemaDefs(named, {
    target: 'draft-2020-12',
    typeMode: 'input',
    ignoreActions: ['check'],
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
    overrideSchema: asSent,
    overrideAction: plain,
  });
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
 * Without the value that only stands in for one that could not be read, and without what says nothing.
 *
 * @param {import('@valibot/to-json-schema').OverrideSchemaContext} context
 */
function asSent({ valibotSchema, jsonSchema }) {
  const isStandIn = 'fallback' in valibotSchema && valibotSchema.fallback === 'unknown';
  const schema = { ...jsonSchema };
  delete schema.propertyNames;
  if (schema.required?.length === 0) delete schema.required;
  if (!isStandIn || !schema.enum || schema.enum.includes('forbidden')) return schema;
  return { ...schema, enum: schema.enum.filter((value) => value !== 'unknown') };
}

/**
 * A moment by the name of its format, and no limits of numbers that only JavaScript has.
 *
 * @param {import('@valibot/to-json-schema').OverrideActionContext} context
 * @returns {import('@valibot/to-json-schema').JsonSchema | null}
 */
function plain({ valibotAction: { type } }) {
  if (type === 'regex') return { type: 'string', format: 'date-time' };
  return type === 'safe_integer' ? { type: 'integer' } : null;
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
