/** What is printed: the table alone, in a document of its own, without the page around it. */
const paper = `
  @page { size: landscape; margin: 12mm; }
  body { margin: 0; font: 9pt/1.35 system-ui, sans-serif; color: #000; background: #fff; }
  h1 { font-size: 13pt; margin: 0 0 6mm; }
  table { border-collapse: collapse; inline-size: 100%; }
  caption, .visually-hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  th, td { padding: 1.2mm 1.6mm; border: 0.2mm solid #999; text-align: start; vertical-align: middle; font-weight: 400; }
  thead th { vertical-align: bottom; font-weight: 600; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  .name { display: block; font-weight: 600; }
  .muted, .badge { display: block; color: #444; }
  .dormant { display: block; font-style: italic; }
  .mark { text-align: center; }
  .permission > span { writing-mode: vertical-rl; transform: rotate(180deg); max-inline-size: 42mm; }
  .icon { inline-size: 3.4mm; block-size: 3.4mm; }
`;

export function printTable(
  table: HTMLTableElement,
  root: HTMLElement | DocumentFragment,
  lang: string,
): void {
  const frame = document.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  for (const [name, value] of Object.entries({
    position: 'fixed',
    'inline-size': '0',
    'block-size': '0',
    border: '0',
  }))
    frame.style.setProperty(name, value);
  root.append(frame);
  const page = frame.contentDocument;
  const view = page?.defaultView;
  if (!page || !view) return frame.remove();
  page.documentElement.lang = lang;
  const caption = table.caption?.textContent.trim() ?? '';
  // The name that the browser proposes for the file.
  page.title = caption;
  const title = page.createElement('h1');
  title.textContent = caption;
  page.body.append(title, page.importNode(table, true));
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(paper);
  page.adoptedStyleSheets = [sheet];
  view.addEventListener('afterprint', () => frame.remove(), { once: true });
  view.print();
}
