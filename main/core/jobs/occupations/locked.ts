/** Fields that a person wrote: a rewrite keeps them until they are released. */
import type { ContentField, OccupationContent } from '../../../../shared/occupation.ts'
import type { StoredOccupation } from './ports.ts'

/** The written part of a record before anything is written. */
export const EMPTY_CONTENT: OccupationContent = {
  description: '',
  short_description: '',
  skills: [],
  transversal_skills: [],
  training: [],
  certifications: [],
  working_conditions: [],
  environments: [],
  related_occupations: [],
  sectors: [],
  salaries: null,
  outlook: null,
}

/** Some fields of a text; those left out stay as they are. */
export type FieldChanges = { readonly [F in ContentField]?: OccupationContent[F] | undefined }

/** Returns a text with the fields that are given. */
export function withChanges(content: OccupationContent, changes: FieldChanges): OccupationContent {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined)
  return { ...content, ...Object.fromEntries(given) }
}

/** Returns a text with some fields of another. */
export function withFields(
  content: OccupationContent,
  other: OccupationContent,
  fields: readonly ContentField[],
): OccupationContent {
  const taken = Object.fromEntries(fields.map((field) => [field, other[field]]))
  return { ...content, ...taken }
}

/** Returns a rewritten text with the locked fields of the record as they are. */
export function withLocked(written: OccupationContent, current: StoredOccupation): OccupationContent {
  return current.content === null ? written : withFields(written, current.content, current.locked)
}

/** Returns a text whose empty fields are filled with those of a part, except the locked ones. */
export function filledWith(
  content: OccupationContent,
  part: Partial<OccupationContent>,
  locked: readonly ContentField[],
): OccupationContent {
  const fields = Object.keys(part) as ContentField[]
  const open = fields.filter((field) => isEmpty(content[field]) && !locked.includes(field))
  return withFields(content, { ...content, ...part }, open)
}

const isEmpty = (value: OccupationContent[ContentField]): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Returns the fields in which two texts differ, in their order. */
export function changedFields(before: OccupationContent, after: OccupationContent): ContentField[] {
  const fields = Object.keys(after) as ContentField[]
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
}
