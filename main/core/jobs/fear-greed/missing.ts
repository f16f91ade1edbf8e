/** Missing data, with the reason shown in its place. Never replaced by a number. */

import { isOwnSeries } from '../../../../shared/kinds/fear-greed.ts'

/** The reason; each code has a sentence in the catalogue under `index.missing.<code>`. */
export type ReasonCode =
  | 'no_source'
  | 'no_file'
  | 'source_failed'
  | 'short_history'
  | 'no_value'
  | 'stale'
  | 'flat'
  | 'few_articles'

/** Why a value is not known, not yet in a language. */
export interface MissingReason {
  readonly code: ReasonCode
  readonly params: Readonly<Record<string, string | number>>
}

/** Marks a value that is not known, with the reason. */
export interface MissingValue {
  readonly missing: MissingReason
}

/** @param params for the sentence of the code */
export function missing(code: ReasonCode, params: MissingReason['params'] = {}): MissingValue {
  return { missing: { code, params } }
}

/** A series that the profile takes from nowhere; a file of the owner's can supply some. */
export const noSource = (series: string): MissingValue =>
  isOwnSeries(series) ? missing('no_file', { setting: `settings.sources.${series}` }) : missing('no_source')

/** Whether a value is missing; narrows the type. */
export function isMissing<T extends object>(value: T | MissingValue): value is MissingValue {
  return 'missing' in value
}
