/** Amounts in a sentence: each agrees with its own words, whatever stands beside it. */
import type { Localizer } from './words.ts'

/** What became of the rows or records of a file. */
const OUTCOMES = ['new', 'changed', 'known', 'unchanged', 'faulty'] as const

/** Returns "1 new, 2 changed": how many became what. What happened to none is left out, except that some are new. */
export function countsText(
  counts: Readonly<Partial<Record<(typeof OUTCOMES)[number], number>>>,
  words: Localizer,
): string {
  return OUTCOMES.map((outcome) => [outcome, counts[outcome] ?? 0] as const)
    .filter(([outcome, count]) => outcome === 'new' || count > 0)
    .map(([outcome, count]) => words.t(`panel.counts.${outcome}`, { count }))
    .join(', ')
}
