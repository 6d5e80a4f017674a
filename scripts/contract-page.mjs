/** The routes and schemas of an OpenAPI document as plain HTML: the demo's page of the contract, made when it is built. */

/** @typedef {import('./openapi/schemas.mjs').Json} Json */

const methods = ['get', 'post', 'patch'];

/** @param {Json} document */
export function contractPage(document) {
  const { tags, paths, components } = document;
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    methods.filter((method) => item[method]).map((method) => ({ path, method, ...item[method] })),
  );
  const sections = tags.map((/** @type {Json} */ { name, description }) => {
    const own = operations.filter((operation) => operation.tags.includes(name));
    return `<section aria-labelledby="${id(name)}"><h2 id="${id(name)}">${safe(name)}</h2>
      <p>${safe(description)}</p>${own.map((one) => route(one, components)).join('')}</section>`;
  });
  return `${sections.join('')}${schemas(components.schemas)}`;
}

/**
 * @param {Json} operation
 * @param {Json} components
 */
function route(operation, components) {
  const { path, method, operationId, summary, requestBody, responses } = operation;
  const body = requestBody?.content['application/json'];
  const reply = responses[200]?.content['application/json'];
  const parameters = (operation.parameters ?? []).map((/** @type {Json} */ one) =>
    resolve(one, components),
  );
  const named = (/** @type {string} */ place) =>
    parameters
      .filter((/** @type {Json} */ one) => one.in === place)
      .map((/** @type {Json} */ { name, required }) => code(required ? name : `${name}?`))
      .join(' ');
  return `<article id="${operationId}">
    <h3><span class="method">${method.toUpperCase()}</span> <code>${path.replaceAll('/', '/<wbr />')}</code></h3>
    <p>${safe(summary)}. <span class="verb">${operationId}</span></p>
    <dl>${[
      ['Query', named('query')],
      ['Headers', named('header')],
      ['Body', body && ref(body.schema)],
      ['Answers', reply ? ref(reply.schema) : 'nothing: 204'],
      ['Refuses with', refusals(responses, components)],
    ]
      .filter(([, text]) => text)
      .map(([term, text]) => `<div><dt>${term}</dt><dd>${text}</dd></div>`)
      .join('')}</dl>
    ${example('An example of the body', body?.example)}${example('An example of the answer', reply?.example)}
  </article>`;
}

/**
 * Each code with its status; what two statuses have in common is named once for each.
 *
 * @param {Json} responses
 * @param {Json} components
 */
function refusals(responses, components) {
  return Object.entries(responses)
    .filter(([status]) => Number(status) >= 400)
    .map(([status, response]) => {
      const { content } = resolve(response, components);
      return `<span class="code">${code(content['application/problem+json'].example.code)} ${status}</span>`;
    })
    .join(' ');
}

/**
 * @param {string} words
 * @param {unknown} value
 */
function example(words, value) {
  if (value === undefined) return '';
  const text = safe(JSON.stringify(value, null, 2));
  return `<details><summary>${words}</summary><pre>${text}</pre></details>`;
}

/** @param {Json} all */
function schemas(all) {
  const parts = Object.entries(all).map(
    ([name, schema]) =>
      `<article id="schema-${name}"><h3><code>${name}</code></h3><pre>${typeOf(schema)}</pre></article>`,
  );
  return `<section aria-labelledby="schemas"><h2 id="schemas">Schemas</h2>${parts.join('')}</section>`;
}

/**
 * A schema as a type would be written, with links to those that it names.
 *
 * @param {Json} schema
 * @param {string} [indent]
 * @returns {string}
 */
function typeOf(schema, indent = '') {
  if (schema.$ref) return ref(schema);
  const joined = schema.anyOf ?? schema.allOf;
  if (joined) {
    return joined
      .map((/** @type {Json} */ one) => typeOf(one, indent))
      .join(schema.anyOf ? ' | ' : ' &amp; ');
  }
  if (schema.enum)
    return schema.enum.map((/** @type {string} */ one) => safe(`"${one}"`)).join(' | ');
  if (schema.const !== undefined) return safe(String(schema.const));
  if (schema.type === 'array') return `${typeOf(schema.items, indent)}[]`;
  if (schema.properties) return object(schema, indent);
  if (schema.additionalProperties)
    return `{ [id]: ${typeOf(schema.additionalProperties, indent)} }`;
  return safe(schema.format ?? [schema.type].flat().join(' | '));
}

/**
 * @param {Json} schema
 * @param {string} indent
 */
function object({ properties, required = [] }, indent) {
  const lines = Object.entries(properties).map(([key, schema]) => {
    const mark = required.includes(key) ? '' : '?';
    return `${indent}  ${safe(key)}${mark}: ${typeOf(schema, `${indent}  `)}\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}

/**
 * @param {Json} value
 * @param {Json} components
 * @returns {Json}
 */
function resolve(value, components) {
  const [, , kind = '', name = ''] = value.$ref?.split('/') ?? [];
  return kind ? components[kind][name] : value;
}

/** @param {Json} schema */
function ref({ $ref }) {
  const name = $ref.split('/').at(-1);
  return `<a href="#schema-${name}">${name}</a>`;
}

/** @param {string} text */
function code(text) {
  return `<code>${safe(text)}</code>`;
}

/** @param {string} name */
function id(name) {
  return name.toLowerCase();
}

/** @param {string} text */
function safe(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
