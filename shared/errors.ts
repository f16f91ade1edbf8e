/**
 * Every error a person can meet: a stable code, one sentence in both languages whose end is the remedy, the
 * HTTP status and the exit code of the command line. Parameters in braces are filled by `sentence`.
 */
import { alertsErrors } from './errors/alerts.ts'
import { analysisErrors } from './errors/analysis.ts'
import { commonErrors } from './errors/common.ts'
import { doorErrors } from './errors/doors.ts'
import type { ErrorEntry } from './errors/entry.ts'
import { indexErrors } from './errors/index-scores.ts'
import { jobErrors } from './errors/jobs.ts'
import { occupationErrors } from './errors/occupations.ts'
import { sourceErrors } from './errors/sources.ts'
import { storeErrors } from './errors/store.ts'
import { tradesErrors } from './errors/trades.ts'
import { updateErrors } from './errors/updates.ts'
import type { Language } from './vocabulary.ts'

export const ERRORS = {
  ...commonErrors,
  ...jobErrors,
  ...doorErrors,
  ...storeErrors,
  ...alertsErrors,
  ...analysisErrors,
  ...indexErrors,
  ...occupationErrors,
  ...sourceErrors,
  ...tradesErrors,
  ...updateErrors,
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof ERRORS
/** What the sentence of an error is filled with, and what programs may read of it. */
export type ErrorParams = Readonly<Record<string, string | number>>

/** The sentence of an error in a language, its parameters filled in. */
export function sentence(code: ErrorCode, params: ErrorParams, language: Language): string {
  return ERRORS[code][language].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '?'))
}

/** An error with a registered code. `message` is the English sentence, for logs. */
export class VigieError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(sentence(code, params, 'en'), options)
    this.name = 'VigieError'
    this.code = code
    this.params = params
  }
}
