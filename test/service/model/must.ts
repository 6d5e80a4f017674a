/** @throws Error that names the law, unless it holds */
export function must(holds: boolean, law: string): asserts holds {
  if (!holds) throw new Error(`It is no longer true that ${law}.`);
}
