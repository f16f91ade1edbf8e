/** A rewrite without Claude: runs every step at no cost, invents nothing, and says so in the text. */
import type { OccupationContent } from '../../../../shared/occupation.ts'
import type { JobTitle, StoredOccupation } from './ports.ts'

const TEXT = {
  fr: (title: string) => `[Simulation] Fiche « ${title} » rédigée sans Claude, faute de clé.`,
  en: (title: string) => `[Simulation] Record "${title}" written without Claude, because no key is set.`,
} as const

/** Returns the content of a simulation: the record's own title and job titles, nothing that requires knowledge. */
export function simulated(
  record: StoredOccupation,
  titles: readonly JobTitle[],
  language: 'fr' | 'en',
): OccupationContent {
  const text = TEXT[language](record.title)
  const others = titles.map((title) => title.label).filter((label) => label !== record.title)
  return {
    description: text,
    short_description: text.slice(0, 500),
    skills: [],
    transversal_skills: [],
    training: [],
    certifications: [],
    working_conditions: [],
    environments: [],
    related_occupations: others.slice(0, 10),
    sectors: [],
    salaries: null,
    outlook: null,
  }
}

/** Whether a simulation may become the current version: only if there is no real content. */
export function mayReplace(record: StoredOccupation): boolean {
  return record.content === null || record.simulated
}
