/**
 * The recorded HTTP exchanges of a 0.1.0 backend, and a `fetch` that answers from them alone. Reading the recording needs
 * nothing of `src`: what the recording says must not follow what today's code says.
 */

/** The recorded requests and replies, one file for each portal and one for invitees. */
export const recordings = [
  'hosting-account',
  'server-panel',
  'client-area',
  'messaging-portal',
  'invitees',
] as const;
export type RecordingName = (typeof recordings)[number];

export interface Recording {
  /** The release whose backend answered. */
  version: string;
  /** What the clock of the backend said, in ISO 8601. */
  time: string;
  scenarios: Scenario[];
}

/** What one person did, from the portal's first state on. */
export interface Scenario {
  title: string;
  /** The address of the person who is signed in; null for nobody. */
  viewer: string | null;
  /** The title of a scenario whose exchanges come before these. */
  extends?: string;
  /** The token of the link that an invitee follows. */
  token?: string;
  exchanges: Exchange[];
}

export interface Exchange {
  /** What is special about it, where a test names it. */
  title?: string;
  /** The address of the person who is signed in, where it is not the viewer of the scenario. */
  as?: string | null;
  request: RecordedRequest;
  response: RecordedResponse;
}

export interface RecordedRequest {
  method: string;
  /** With the query. */
  path: string;
  headers?: Readonly<Record<string, string>>;
  /** A JSON body. */
  body?: unknown;
  /** A body that is not JSON. */
  text?: string;
}

export interface RecordedResponse {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
}

/** The origin of the recorded backend, which does not exist. */
export const origin = 'https://contract-1.example';

/** Reads one file of the recording; in a browser and in Node. */
export async function loadRecording(name: RecordingName): Promise<Recording> {
  // The path is a template in place, so that the bundler of the browser tests finds the files.
  const { default: recording } = (await import(`../recordings/contract-1/${name}.json`, {
    with: { type: 'json' },
  })) as { default: Recording };
  return recording;
}

/** A recorded reply as `fetch` gives it. */
export function responseOf({ status, headers, body }: RecordedResponse): Response {
  const text = body === undefined ? null : JSON.stringify(body);
  return new Response(text, { status, headers: { ...headers } });
}

/** A request in the form of the recording. */
export async function requestOf(request: Request): Promise<RecordedRequest> {
  const { pathname, search } = new URL(request.url);
  const text = await request.clone().text();
  const names = ['content-type', 'idempotency-key', 'if-match'];
  const headers = names.flatMap((name) => {
    const value = request.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    method: request.method,
    path: pathname + search,
    headers: Object.fromEntries(headers),
    ...(text !== '' && { body: JSON.parse(text) as unknown }),
  };
}

/** Requests that change nothing: reads, and the two that only carry their question in a body. */
export function isRead({ method, path }: RecordedRequest): boolean {
  return method === 'GET' || /\/(?:addresses\/classify|look-up)$/u.test(path);
}

/**
 * Whether a backend that gave the recorded reply would give it to this request as well. Free are the number of rows that
 * are asked for, the order of query and lists of ids, and the value of the idempotency key.
 */
export function isSameRequest(asked: RecordedRequest, recorded: RecordedRequest): boolean {
  return signature(asked) === signature(recorded);
}

function signature({ method, path, headers = {}, body, text }: RecordedRequest): string {
  const { pathname, searchParams } = new URL(path, origin);
  searchParams.delete('limit');
  searchParams.sort();
  return JSON.stringify({
    request: `${method} ${pathname}?${searchParams.toString()}`,
    type: headers['content-type'],
    version: headers['if-match'],
    hasKey: 'idempotency-key' in headers,
    body: sorted(body),
    text,
  });
}

/** The same JSON with its keys, and its lists of ids, in one order. */
function sorted(json: unknown): unknown {
  if (Array.isArray(json)) {
    const isOfIds = json.every((item) => typeof item === 'string');
    return isOfIds ? json.toSorted() : json.map(sorted);
  }
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json).map(([key, value]) => [key, sorted(value)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The exchanges of a scenario, those that it extends first. */
export function exchangesOf(recording: Recording, { viewer, ...scenario }: Scenario): Exchange[] {
  const base = recording.scenarios.find(({ title }) => title === scenario.extends);
  const own = scenario.exchanges.map((exchange) => ({ as: viewer, ...exchange }));
  return [...(base ? exchangesOf(recording, base) : []), ...own];
}

/** One scenario, answered from its recording. */
export class Replay {
  /** What was asked and is not in the recording: a 0.1.0 backend never had to answer it. */
  readonly unanswered: string[] = [];
  readonly #exchanges: Exchange[];
  /** The first exchange that comes after the last change. */
  #next = 0;

  constructor(
    recording: Recording,
    readonly scenario: Scenario,
  ) {
    this.#exchanges = exchangesOf(recording, scenario);
  }

  static async open(name: RecordingName, title: string): Promise<Replay> {
    const recording = await loadRecording(name);
    const scenario = recording.scenarios.find((one) => one.title === title);
    if (!scenario) throw new Error(`no scenario “${title}” in ${name}.json`);
    return new Replay(recording, scenario);
  }

  /** Recorded changes that nobody asked for. */
  get missing(): string[] {
    return this.#exchanges
      .slice(this.#next)
      .filter(({ request }) => !isRead(request))
      .map(({ request }) => `${request.method} ${request.path}`);
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const asked = await requestOf(request);
    const response = this.answer(asked);
    request.signal.throwIfAborted();
    if (response) return responseOf(response);
    this.unanswered.push(`${asked.method} ${asked.path} ${JSON.stringify(asked.body ?? null)}`);
    throw new TypeError('not in the recording');
  };

  /** The next change has to be the recorded one; a read gets the newest reply to it up to here. */
  answer(asked: RecordedRequest): RecordedResponse | undefined {
    const later = this.#exchanges.slice(this.#next);
    const toChange = later.findIndex(({ request }) => !isRead(request));
    const change = later[toChange];
    if (!isRead(asked)) {
      if (!change || !isSameRequest(asked, change.request)) return undefined;
      this.#next += toChange + 1;
      return change.response;
    }
    const known = this.#exchanges.slice(0, change ? this.#next + toChange : undefined);
    return known.findLast(({ request }) => isSameRequest(asked, request))?.response;
  }
}
