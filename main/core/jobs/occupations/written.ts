/** The written part of a record as text for people: each field with its name, empty ones left out. */
import { translate } from '../../../../shared/messages/index.ts'
import type { ContentField, OccupationContent } from '../../../../shared/occupation.ts'
import { PAGE_FIELDS, PAY_LEVELS } from '../../../../shared/occupation-page.ts'
import type { Language } from '../../../../shared/vocabulary.ts'

/** A field with its name in the reader's language, and its text: paragraphs, or the items of a list. */
export interface WrittenField {
  readonly name: string
  readonly form: 'text' | 'list'
  readonly lines: readonly string[]
}

/** Returns the fields that are written, in the order of a page. */
export function writtenFields(content: OccupationContent | null, language: Language): WrittenField[] {
  if (content === null) return []
  return PAGE_FIELDS.flatMap((field) => {
    const name = translate(language, `occupations.field.${field}`)
    const lines = linesOf(content[field], language)
    const form = field === 'salaries' || Array.isArray(content[field]) ? 'list' : 'text'
    return lines.length === 0 ? [] : [{ name, form, lines }]
  })
}

function linesOf(value: OccupationContent[ContentField], language: Language): readonly string[] {
  if (value === null || value === '') return []
  if (typeof value === 'string') return value.split(/\n+/)
  if (Array.isArray(value)) return value
  return 'trend' in value ? outlookOf(value, language) : salariesOf(value, language)
}

function outlookOf(outlook: NonNullable<OccupationContent['outlook']>, language: Language): string[] {
  const trend = translate(language, `panel.occupations.trend.${outlook.trend}`)
  return [`${trend} ${outlook.five_years}`.trim()]
}

function salariesOf(salaries: NonNullable<OccupationContent['salaries']>, language: Language): string[] {
  return PAY_LEVELS.map((level) => {
    const name = translate(language, `panel.occupations.level.${level}`)
    const pay = translate(language, 'panel.occupations.salary', salaries[level])
    return translate(language, 'occupations.pay_of_level', { level: name, pay })
  })
}
