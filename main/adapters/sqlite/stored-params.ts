/**
 * Reads parameters as older versions stored them. They wrote a message inside a message as the plain string of its
 * key, so that an owner's name which happened to be a key was translated. Now such a parameter is an object, and a
 * string is plain text.
 */
import type { ErrorParams } from '../../../shared/errors.ts'
import { hasKey } from '../../../shared/messages/index.ts'

/** Every parameter that older versions wrote as a key, with the prefix of the keys that they wrote in it. */
const KEY_PREFIXES: Readonly<Record<string, string>> = {
  /** Alerts about jobs: JOB_FAILING, JOB_HALTED, DATA_STALE. */
  job: 'kind.',
  /** Alerts about a budget or an analysis: BUDGET_REACHED, ANALYSIS_FAILING, ANALYSIS_CONDITION. */
  name: 'kind.',
  /** Alerts about an index: INDEX_EXTREME, INDEX_JUMP. */
  profile: 'panel.profile.',
  /** The journal of occupation records: the status that records were given. */
  status: 'occupations.status.',
}

/** Returns stored parameters with every message in them as an object. */
export function readStoredParams(stored: ErrorParams): ErrorParams {
  return Object.fromEntries(
    Object.entries(stored).map(([name, value]) => [name, keyOf(name, value) ?? value]),
  )
}

function keyOf(name: string, value: ErrorParams[string]): ErrorParams[string] | null {
  const prefix = KEY_PREFIXES[name]
  if (prefix === undefined || typeof value !== 'string' || !value.startsWith(prefix)) return null
  return hasKey('messages', value) ? { messageKey: value } : null
}
