/**
 * A Vite plugin that takes out of `css` and `html` templates what is there for those who read the source: comments of
 * style sheets, and indentation. A minifier leaves both in, since they are text to it.
 *
 * @returns {import('vite').Plugin}
 */
export function leanTemplates() {
  return {
    name: 'lean-templates',
    apply: 'build',
    transform(code, id) {
      if (!/[\\/]src[\\/].*\.ts$/.test(id) || !/\b(?:css|html)`/.test(code)) return undefined;
      const texts = textsIn(this.parse(code)).sort((a, b) => b.start - a.start);
      return texts.reduce((lean, { start, end, shorten }) => {
        return lean.slice(0, start) + shorten(lean.slice(start, end)) + lean.slice(end);
      }, code);
    },
  };
}

/** @type {Readonly<Record<string, (text: string) => string>>} */
const shorteners = { css: leanStyles, html: leanMarkup };

/**
 * The texts of all templates below a node, and how each becomes shorter.
 *
 * @param {unknown} node
 * @returns {{ start: number, end: number, shorten: (text: string) => string }[]}
 */
function textsIn(node) {
  if (node === null || typeof node !== 'object') return [];
  const { type, tag, quasi } = /** @type {Record<string, any>} */ (node);
  const shorten = type === 'TaggedTemplateExpression' ? shorteners[tag.name] : undefined;
  const own = shorten
    ? quasi.quasis.map(rangeOf).map((/** @type {object} */ at) => ({ ...at, shorten }))
    : [];
  return [...own, ...Object.values(node).flatMap(textsIn)];
}

/**
 * Parsers differ in whether the backtick and the braces belong to a text: its length tells.
 *
 * @param {{ start: number, end: number, value: { raw: string } }} text
 */
function rangeOf({ start, end, value }) {
  const before = end - start > value.raw.length ? 1 : 0;
  return { start: start + before, end: start + before + value.raw.length };
}

/**
 * A line break and its indentation are one space to a browser. No template of ours has preformatted text.
 *
 * @param {string} text
 */
export function leanMarkup(text) {
  return text.replace(/\s*\n\s*/g, ' ');
}

/**
 * Strings are left alone, and so is white space that means something, such as that of a selector or of `calc()`.
 *
 * @param {string} text
 */
export function leanStyles(text) {
  return text
    .replace(/("[^"\n]*"|'[^'\n]*')|\/\*[^]*?\*\//g, (_, quoted) => quoted ?? '')
    .replace(
      /("[^"\n]*"|'[^'\n]*')|\s*([{};,])\s*|(:)\s+|\s+/g,
      (_, quoted, mark, colon) => quoted ?? mark ?? colon ?? ' ',
    )
    .replace(/;\}/g, '}');
}
