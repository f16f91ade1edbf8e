import type { Language } from '../../../../../shared/vocabulary.ts'
import type { JobTitle, StoredOccupation } from '../ports.ts'

/** A record with its job titles. */
export interface SiteRecord extends StoredOccupation {
  readonly titles: readonly JobTitle[]
}

/** How a site is written. */
export interface SiteOptions {
  /** The language that its first page leads to. */
  readonly first: Language
  /** The language of the records' texts. */
  readonly written: Language
  /** Of the dates. */
  readonly zone: string
}
