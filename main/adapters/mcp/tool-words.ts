/** What an assistant reads of the tools, in the language of the person it works for. */

import { knownLabel } from '../../../shared/field-label.ts'
import { hasKey, translateWith } from '../../../shared/messages/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'

/** Returns what an operation such as `jobs.list` does. */
export const toolText = (operation: string, language: Language): string =>
  hasKey('tools', operation) ? translateWith('tools', language, operation) : operation

/** Returns what a field of its input means, or else what it is called; null if neither is known. */
export function inputText(operation: string, field: string, language: Language): string | null {
  const [group = ''] = operation.split('.')
  for (const key of [`in.${operation}.${field}`, `in.${group}.${field}`, `in.${field}`])
    if (hasKey('tools', key)) return translateWith('tools', language, key)
  return knownLabel({ language, group }, field)
}
