import type { TurnedClock } from './turned-clock.js';

type Random = () => number;

/** The same numbers for the same seed, from 0 up to 1. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Loses, delays, doubles and refuses, before or after the effect. What becomes of the nth request is drawn from the seed
 * and n alone, and time passes only when it is told to, so that a run can be played again.
 */
export class SpoiltNetwork {
  readonly #seed: number;
  readonly #clock: TurnedClock;
  readonly #serve: (request: Request) => Promise<Response>;
  #asked = 0;
  #serving = 0;
  #travelling = 0;

  constructor(seed: number, clock: TurnedClock, serve: (request: Request) => Promise<Response>) {
    this.#seed = seed;
    this.#clock = clock;
    this.#serve = serve;
  }

  /** Whether something is still on its way to the service, even where nobody waits for it any longer. */
  get isBusy(): boolean {
    return this.#travelling > 0;
  }

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    this.#asked += 1;
    const random = randomOf(this.#seed * 10_000 + this.#asked);
    const draw = random();
    if (draw < 0.1) throw new TypeError('lost on the way there');
    if (draw < 0.15) return new Response('busy', { status: 503 });
    if (draw < 0.2 && request.method !== 'GET') return tooMany(1 + Math.floor(random() * 5));
    const isDoubled = draw < 0.3;
    if (isDoubled) void this.#bring(request.clone(), delayOf(random));
    const answer = await this.#bring(request, delayOf(random));
    await this.#clock.pass(delayOf(random));
    if (draw > 0.85) throw new TypeError('lost on the way back');
    if (draw > 0.8) return new Response('broken', { status: 500 });
    if (draw > 0.77) return new Response((await answer.text()).slice(0, 20), answer);
    return answer;
  };

  /** Until nothing happens any more without the next timer. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet += 1) {
      await nextTask();
      if (this.#serving > 0) quiet = 0;
    }
  }

  async #bring(request: Request, delay: number): Promise<Response> {
    this.#travelling += 1;
    await this.#clock.pass(delay);
    this.#serving += 1;
    try {
      return await this.#serve(request);
    } finally {
      this.#serving -= 1;
      this.#travelling -= 1;
    }
  }
}

/** Most often a moment, now and then longer than anybody waits. */
function delayOf(random: Random): number {
  return random() < 0.9 ? random() * 400 : random() * 25_000;
}

function tooMany(seconds: number): Response {
  const headers = { 'content-type': 'application/problem+json', 'retry-after': String(seconds) };
  return new Response(JSON.stringify({ status: 429, code: 'rate-limited' }), {
    status: 429,
    headers,
  });
}

/** The timers of the page stand still, messages do not. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
