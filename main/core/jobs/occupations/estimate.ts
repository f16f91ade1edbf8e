/** Estimates the cost of a run before anything is spent. */
import type { OccupationsSettings } from '../../../../shared/kinds/occupations.ts'
import { costOf } from './cost.ts'
import type { Prompt } from './ports.ts'

/** Tokens of an average answer, used until one was measured: about 1,100 words of French with its JSON. */
const ASSUMED_OUTPUT = 2200
/** Characters per token in French prose and JSON. */
const CHARACTERS_A_TOKEN = 3.2

/** The cost of a record, and the basis of the estimate. */
export interface Estimate {
  /** Millionths of a dollar. */
  readonly perRecord: number
  readonly basis: 'measured' | 'assumed'
}

/**
 * Returns the cost of one record: the mean cost of the last records with this model, otherwise an estimate
 * from the prompt size.
 * @param measured mean cost at full price, in millionths of a dollar, or null
 */
export function estimate(
  settings: OccupationsSettings,
  measured: number | null,
  sample: Prompt | null,
): Estimate {
  const batch = settings.mode === 'batch'
  if (measured !== null) return { perRecord: Math.round(batch ? measured / 2 : measured), basis: 'measured' }
  const characters = sample === null ? 0 : sample.system.length + sample.user.length
  const usage = {
    input: Math.ceil(characters / CHARACTERS_A_TOKEN),
    output: ASSUMED_OUTPUT,
    cacheRead: 0,
    cacheWrite: 0,
  }
  return { perRecord: costOf(usage, settings.prices, batch), basis: 'assumed' }
}
