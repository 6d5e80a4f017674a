/** What may go wrong between a page and its backend, to be switched on while the page runs. */

export const faults = [
  'none',
  /** Every answer takes its time. */
  'slow',
  /** 503, and nothing is done. */
  'failing',
  /** A network error, and nothing is done. */
  'offline',
  /** The page of a captive portal with status 200, and nothing is done. */
  'html',
  /** It is done, and half of the answer arrives. */
  'half',
  /** No answer ever comes, and nothing is done. */
  'hanging',
] as const;
export type Fault = (typeof faults)[number];

/** Milliseconds that a slow network takes, where nothing else is said. */
export const usualSlowness = 1500;

/** The answer as it arrives under a fault. */
export async function underFault(
  fault: Fault,
  answer: () => Promise<Response>,
  slowness = usualSlowness,
): Promise<Response> {
  switch (fault) {
    case 'none':
      return answer();
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, slowness));
      return answer();
    case 'failing':
      return new Response('Service Unavailable', { status: 503 });
    case 'offline':
      return Response.error();
    case 'html':
      return new Response(captivePortal, { headers: { 'Content-Type': 'text/html' } });
    case 'half':
      return halfOf(await answer());
    case 'hanging':
      return new Promise<never>(() => undefined);
  }
}

const captivePortal = `<!doctype html>
<html lang="en">
  <title>Welcome to our Wi-Fi</title>
  <p>Please accept the terms of use to go online.</p>
</html>
`;

async function halfOf(whole: Response): Promise<Response> {
  const text = await whole.text();
  const { status, headers } = whole;
  // An answer without content has no half.
  const half = text === '' ? null : text.slice(0, Math.floor(text.length / 2));
  return new Response(half, { status, headers: without(headers, 'Content-Length') });
}

function without(headers: Headers, name: string): Headers {
  const others = new Headers(headers);
  others.delete(name);
  return others;
}
