/** Records as one Markdown document: a heading for each, with the fields that are written. */
import { localize } from '../../../../shared/errors.ts'
import type { ContentField, OccupationContent } from '../../../../shared/occupation.ts'
import type { Language } from '../../../../shared/vocabulary.ts'
import type { StoredOccupation } from './ports.ts'

/** Returns the document, in order of code, with the names of the fields in a language. */
export function markdownOf(records: Iterable<StoredOccupation>, language: Language): string {
  return [...records].map((record) => recordText(record, language)).join('\n')
}

function recordText({ code, title, content }: StoredOccupation, language: Language): string {
  const head = `# ${escaped(code)} ${escaped(title)}\n`
  if (content === null) return head
  const fields = Object.keys(content) as ContentField[]
  const parts = fields.flatMap((field) => {
    const text = fieldText(content[field])
    const name = localize({ told: `occupations.field.${field}` }, language)
    return text === '' ? [] : [`\n## ${name}\n\n${text}\n`]
  })
  return head + parts.join('')
}

function fieldText(value: OccupationContent[ContentField]): string {
  if (value === null) return ''
  if (typeof value === 'string') return escaped(value)
  if (Array.isArray(value)) return value.map((line) => `- ${escaped(line)}`).join('\n')
  if ('trend' in value) return escaped(value.five_years)
  return Object.entries(value)
    .map(([level, { min, median, max }]) => `- ${level}: ${min} – ${median} – ${max} €`)
    .join('\n')
}

/** Prevents a text from being read as a heading, a list, HTML or emphasis. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, '\\$&').replace(/^(\s*)([#+-]|\d+\.)(?=\s)/gm, '$1\\$2')
}
