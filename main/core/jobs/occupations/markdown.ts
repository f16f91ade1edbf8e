/** Records as one Markdown document: a heading for each, with the fields that are written. */
import type { Language } from '../../../../shared/vocabulary.ts'
import type { StoredOccupation } from './ports.ts'
import { type WrittenField, writtenFields } from './written.ts'

/** Returns the document, in order of code, with the names of the fields in a language. */
export function markdownOf(records: Iterable<StoredOccupation>, language: Language): string {
  return [...records].map((record) => recordText(record, language)).join('\n')
}

function recordText({ code, title, content }: StoredOccupation, language: Language): string {
  const parts = writtenFields(content, language).map((field) => `\n## ${field.name}\n\n${fieldText(field)}\n`)
  return `# ${escaped(code)} ${escaped(title)}\n${parts.join('')}`
}

function fieldText({ form, lines }: WrittenField): string {
  return form === 'list'
    ? lines.map((line) => `- ${escaped(line)}`).join('\n')
    : lines.map(escaped).join('\n\n')
}

/** Prevents a text from being read as a heading, a list, HTML or emphasis. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, '\\$&').replace(/^(\s*)([#+-]|\d+\.)(?=\s)/gm, '$1\\$2')
}
