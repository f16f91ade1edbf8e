/** A rewrite without Claude: runs every step at no cost, invents nothing, and says so in the text. */
import { translate } from '../../../../shared/messages/index.ts'
import type { OccupationContent } from '../../../../shared/occupation.ts'
import type { Language } from '../../../../shared/vocabulary.ts'
import { EMPTY_CONTENT } from './locked.ts'
import type { JobTitle, StoredOccupation } from './ports.ts'

/** Returns the content of a simulation: the record's own title and job titles, nothing that requires knowledge. */
export function simulated(
  record: StoredOccupation,
  titles: readonly JobTitle[],
  language: Language,
): OccupationContent {
  const text = translate(language, 'occupations.simulated_text', { title: record.title })
  const others = titles.map((title) => title.label).filter((label) => label !== record.title)
  return {
    ...EMPTY_CONTENT,
    description: text,
    short_description: text.slice(0, 500),
    related_occupations: others.slice(0, 10),
  }
}

/** Whether a simulation may become the current version: only if there is no real content. */
export function mayReplace(record: StoredOccupation): boolean {
  return record.content === null || record.simulated
}
