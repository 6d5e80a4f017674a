/** Which strings the source draws, as the compiler sees it: a key may come out of a table, a condition or a template. */
import { relative } from 'node:path';
import ts from 'typescript';

/**
 * @typedef {object} StringUse
 * @property {Map<string, Set<string>>} keys The keys that each file of `src` passes to `t()`.
 * @property {Set<string>} families The shapes of keys that are looked up by an id, such as `role.{}`.
 * @property {string[]} unknown Places where any key at all may be meant, so that none is known to be drawn.
 */

/** @returns {StringUse} */
export function stringUse() {
  const program = openProgram();
  const checker = program.getTypeChecker();
  /** @type {StringUse} */
  const use = { keys: new Map(), families: new Set(), unknown: [] };
  for (const source of program.getSourceFiles()) {
    const file = relative('.', source.fileName).replaceAll('\\', '/');
    if (!file.startsWith('src/') || file.startsWith('src/locales/')) continue;
    /** @type {Set<string>} */
    const keys = new Set();
    use.keys.set(file, keys);
    /** @param {ts.Node} node */
    const visit = (node) => {
      if (ts.isCallExpression(node)) read(node);
      ts.forEachChild(node, visit);
    };
    /** @param {ts.CallExpression} call */
    const read = (call) => {
      const method = methodOf(checker, call);
      if (method === null) return;
      const key = call.arguments[method === 'label' ? 1 : 0];
      const texts = key && textsOf(checker, key);
      if (texts && !isAnyKey(checker, call, key)) {
        // An empty key is that of a label which no string stands in for.
        for (const text of texts) if (text !== '') keys.add(text);
      } else if (method === 'label' && key && ts.isTemplateExpression(key))
        use.families.add(familyOf(key));
      else {
        const { line } = source.getLineAndCharacterOfPosition(call.getStart());
        use.unknown.push(`${file}:${line + 1}`);
      }
    };
    visit(source);
  }
  return use;
}

function openProgram() {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile.bind(ts.sys));
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: ['src'] }, ts.sys, '.');
  const files = ts.sys.readDirectory('src', ['.ts']);
  return ts.createProgram(files, options);
}

/**
 * Which method of `Localize` is called: `t` takes a key, `label` takes one after the label of the account.
 *
 * @param {ts.TypeChecker} checker
 * @param {ts.CallExpression} call
 * @returns {'t' | 'label' | null}
 */
function methodOf(checker, call) {
  const declaration = checker.getResolvedSignature(call)?.getDeclaration();
  if (!declaration?.getSourceFile().fileName.endsWith('/internal/localize.ts')) return null;
  if (constraintOf(declaration)?.getText() === 'StringKey') return 't';
  return declaration.name?.getText() === 'label' ? 'label' : null;
}

/** @param {ts.SignatureDeclaration | ts.JSDocSignature} declaration */
function constraintOf({ typeParameters }) {
  const [first] = typeParameters ?? [];
  return first && ts.isTypeParameterDeclaration(first) ? first.constraint : undefined;
}

/**
 * Whether the compiler knows no more than that it is a key.
 *
 * @param {ts.TypeChecker} checker
 * @param {ts.CallExpression} call
 * @param {ts.Expression} key
 */
function isAnyKey(checker, call, key) {
  const declaration = checker.getResolvedSignature(call)?.getDeclaration();
  const constraint = declaration && constraintOf(declaration);
  const type = checker.getTypeAtLocation(key);
  return constraint !== undefined && type === checker.getTypeFromTypeNode(constraint);
}

/**
 * The texts that an expression may be; null where it may be any. A cast narrows what the compiler knows: what stands
 * before it counts as well.
 *
 * @param {ts.TypeChecker} checker
 * @param {ts.Expression} expression
 * @returns {string[] | null}
 */
function textsOf(checker, expression) {
  if (ts.isAsExpression(expression)) {
    const before = textsOf(checker, expression.expression) ?? [];
    return [...before, ...(literalsIn(checker.getTypeAtLocation(expression)) ?? [])];
  }
  return literalsIn(checker.getTypeAtLocation(expression));
}

/**
 * @param {ts.Type} type
 * @returns {string[] | null}
 */
function literalsIn(type) {
  const all = type.isUnion() ? type.types : [type];
  const texts = all.flatMap((one) => (one.isStringLiteral() ? [one.value] : []));
  return texts.length === all.length ? texts : null;
}

/**
 * `role.{}` of `role.${id}`.
 *
 * @param {ts.TemplateExpression} template
 */
function familyOf({ head, templateSpans }) {
  return [head.text, ...templateSpans.map(({ literal }) => literal.text)].join('{}');
}
