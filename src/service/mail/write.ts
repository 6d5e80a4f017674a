/** Makes a mail's content into plain text and into HTML. */
import type { MailContent, MailPart } from './texts.js';

export interface WrittenMail {
  text: string;
  html: string;
}

interface Place {
  locale: string;
  colon: string;
  /** The address of the one link. */
  url: string | null;
}

export function writeMail(content: MailContent, place: Place): WrittenMail {
  const parts = content.parts.filter((part) => part !== null);
  return {
    text: `${parts.map((part) => asText(part, place)).join('\n\n')}\n`,
    html: asHtml(content, parts, place),
  };
}

function asText(part: MailPart, { colon, url }: Place): string {
  if (typeof part === 'string') return part;
  if ('action' in part) return `${part.action}${colon}${url ?? ''}`;
  return [part.heading, ...part.lines.map((line) => `  ${line}`)].join('\n');
}

/**
 * Without style sheets, scripts and pictures: old mail programs read it, and a page that shows it needs no exception in
 * its policy.
 */
function asHtml(
  { subject, preheader }: MailContent,
  parts: MailPart[],
  { locale, url }: Place,
): string {
  const body = parts.map((part) => htmlPart(part, url));
  return [
    '<!doctype html>',
    `<html lang="${escaped(locale)}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(subject)}</title></head>`,
    '<body bgcolor="#f4f5f7" text="#1d2129" link="#1d55c4">',
    '<table role="presentation" align="center" width="560" cellpadding="24" cellspacing="0" border="0" bgcolor="#ffffff"><tr><td>',
    '<font face="Helvetica, Arial, sans-serif">',
    ...(preheader === '' ? [] : [`<p><small>${escaped(preheader)}</small></p>`]),
    ...body,
    '</font>',
    '</td></tr></table>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function htmlPart(part: MailPart, url: string | null): string {
  if (typeof part === 'string') return `<p>${escaped(part).replaceAll('\n', '<br>')}</p>`;
  if ('action' in part)
    return `<p><a href="${escaped(url ?? '')}"><strong>${escaped(part.action)}</strong></a></p>`;
  const lines = part.lines.map((line) => `<li>${escaped(line)}</li>`).join('');
  return `<p>${escaped(part.heading)}</p><ul>${lines}</ul>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => entities[character] ?? '');
}
