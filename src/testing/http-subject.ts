/** A server that speaks the HTTP contract, as a subject of the suite. */
import { connectTo } from '../adapters/http/connection.js';
import type { HttpOptions } from '../adapters/http/connection.js';
import { backendOver, createHttpInvitationBackend } from '../adapters/http/http-backend.js';
import { untouched } from '../adapters/http/untouched.js';
import type { Backend } from '../backend/backend.js';
import type { SentRequest, Subject } from './subject.js';

export interface HttpSubjectOptions {
  /** The account's own address, such as `https://test.example/api/accounts/a1`. */
  url: string | URL;
  /** Signs in somebody who manages the account; asked before every request. */
  headers?: HttpOptions['headers'];
  /** A domain whose addresses are the tester's own: mails of checks that write go there. */
  domain: string;
  /** The address of what an invitee does, such as `https://test.example/api/invitations`. */
  invitations?: string | URL;
  /** Signs in the person of an address, where your portal wants that before accepting. */
  inviteeHeaders?(email: string): HeadersInit | Promise<HeadersInit>;
  /**
   * Where mails can be read: asked with the headers of the viewer, it answers a list of `{ to, link }`, the newest first, or
   * an object with that list as `mails`. `to` is an address or `{ address }`; a link's token is its fragment, its `token`, or
   * the end of its path. Where the outbox's own address has `{email}` in it, the wanted one is put there.
   */
  outbox?: string | URL;
  /** Puts the backend's clock forward: a POST with `{ milliseconds }`, with the headers of the viewer. */
  clock?: string | URL;
  /** Headers that sign in others: see {@link Subject}. */
  limited?: HttpOptions['headers'];
  partial?: HttpOptions['headers'];
  stranger?: HttpOptions['headers'];
  fetch?: typeof fetch;
}

/** So many requests are told with a failure. */
const remembered = 5;

/**
 * What runs against your server with {@link runConformance}. The HTTP adapter reads replies with patience; this one hands
 * them on as they came, so that the checks see what is wrong with them.
 */
export function createHttpSubject(options: HttpSubjectOptions): Subject {
  const { url, headers, domain, invitations, inviteeHeaders, outbox, clock } = options;
  const requests: SentRequest[] = [];
  const send = recording(requests, options.fetch ?? globalThis.fetch);
  const as = (viewer: HttpOptions['headers']): Backend =>
    backendOver(
      untouched(connectTo({ baseUrl: url, fetch: send, ...(viewer && { headers: viewer }) })),
    );
  return {
    backend: as(headers),
    freshAddress: () => `check-${crypto.randomUUID().slice(0, 13)}@${domain}`,
    requests,
    ...(headers && { signedOut: as(undefined) }),
    ...(options.limited && { limited: as(options.limited) }),
    ...(options.partial && { partial: as(options.partial) }),
    ...(options.stranger && { stranger: as(options.stranger) }),
    ...(outbox && { tokenFor: (email) => mailedToken(outbox, email, { headers, fetch: send }) }),
    ...(invitations && {
      invitee: (email) =>
        createHttpInvitationBackend({
          baseUrl: invitations,
          fetch: send,
          ...(inviteeHeaders && { headers: () => inviteeHeaders(email) }),
        }),
    }),
    ...(clock && {
      clock: {
        advance: async (milliseconds) => {
          const body = JSON.stringify({ milliseconds });
          await ask(clock, { headers, fetch: send }, { method: 'POST', body });
        },
      },
    }),
  };
}

function recording(requests: SentRequest[], send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const sent: SentRequest = {
      method: init?.method ?? 'GET',
      address,
      status: null,
      requestId: null,
    };
    requests.push(sent);
    if (requests.length > remembered) requests.shift();
    const response = await send(input, init);
    sent.status = response.status;
    sent.requestId = response.headers.get('x-request-id');
    return response;
  };
}

interface Asking {
  headers: HttpOptions['headers'] | undefined;
  fetch: typeof fetch;
}

/** @throws Error in words, where the address does not answer as it should */
async function ask(
  address: string | URL,
  { headers: ownHeaders, fetch: send }: Asking,
  init: RequestInit = {},
): Promise<unknown> {
  const headers = new Headers(await ownHeaders?.());
  if (init.body !== undefined) headers.set('content-type', 'application/json');
  const response = await send(address, { ...init, headers });
  if (!response.ok) throw new Error(`${String(address)} answers ${response.status}.`);
  return response.json().catch(() => null);
}

/** The token in the newest mail to an address. @throws Error in words, where there is none */
async function mailedToken(outbox: string | URL, email: string, asking: Asking): Promise<string> {
  const address = String(outbox).replace(/\{email\}|%7Bemail%7D/u, encodeURIComponent(email));
  const answer = (await ask(address, asking)) as Mail[] | { mails?: Mail[] } | null;
  const mails = (Array.isArray(answer) ? answer : answer?.mails) ?? [];
  const mail = mails.find(({ to, link }) => link && isTo(to, email));
  if (!mail?.link) throw new Error(`The outbox has no mail to ${email} with a link.`);
  return tokenIn(mail.link, address);
}

/** The fragment of a link, its `token`, or the end of its path. */
export function tokenIn(link: string, base?: string): string {
  const { hash, searchParams, pathname } = new URL(link, base);
  return hash.slice(1) || (searchParams.get('token') ?? pathname.replace(/^.*\//u, ''));
}

interface Mail {
  to: string | { address: string };
  link?: string | null;
}

function isTo(to: Mail['to'], email: string): boolean {
  return (typeof to === 'string' ? to : to.address).toLowerCase() === email.toLowerCase();
}
