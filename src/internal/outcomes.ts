import type { Outcomes, Target } from '../backend/backend.js';

/**
 * The outcomes with one for each row that was named. Of a row that an answer leaves out, nobody knows what became of it, and
 * it must not pass for one that was changed.
 */
export function withEachRow<Query, Row>(
  target: Target<Query>,
  outcomes: Outcomes<Row>,
): Outcomes<Row> {
  if (!('refs' in target) || !Array.isArray(outcomes.items)) return outcomes;
  const told = new Set(outcomes.items.map(({ ref }) => ref.id));
  const untold = target.refs.filter(({ id }) => !told.has(id));
  if (untold.length === 0) return outcomes;
  const unknown = untold.map((ref) => ({ ref, error: { code: 'bad-answer' } as const }));
  return { ...outcomes, items: [...outcomes.items, ...unknown] };
}
