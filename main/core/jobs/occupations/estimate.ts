/** What a run would cost, before anything is spent. */
import type { OccupationsSettings } from '../../../../shared/kinds/occupations.ts'
import { costOf } from './cost.ts'
import type { Prompt } from './ports.ts'

/** Tokens of an average answer, assumed until one was measured: about 1,100 words of French with its JSON. */
const ASSUMED_OUTPUT = 2200
/** Characters of French prose and JSON a token. */
const CHARACTERS_A_TOKEN = 3.2

/** What a record costs, and how that is known. */
export interface Estimate {
  /** Millionths of a dollar. */
  readonly perRecord: number
  readonly basis: 'measured' | 'assumed'
}

/**
 * Cost of one record: the mean of what the last records of this model cost, else from the size of a prompt.
 * @param measured mean cost at full price, in millionths of a dollar, or null.
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
