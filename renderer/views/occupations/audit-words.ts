/** An audit entry as text, and what it changed. */
import type * as z from 'zod'
import type { auditEntrySchema, FieldDifference } from '../../../shared/contract/occupations-answers.ts'
import type { Localizer } from '../../words/words.ts'

/** One change of a record. */
export type AuditEntry = z.infer<typeof auditEntrySchema>

/** Returns the event; one unknown to this panel keeps its own name. */
export const eventWord = ({ event }: AuditEntry, words: Localizer): string =>
  words.maybe(`occupations.event.${event}`, event)

/** Returns who or what caused it. */
export const agentWord = ({ agent }: AuditEntry, words: Localizer): string =>
  words.maybe(`occupations.agent.${agent}`, agent)

type AuditValue = AuditEntry['before']
const isObject = (value: AuditValue): value is { [name: string]: AuditValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isTexts = (value: AuditValue): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

/** Returns the fields that differ between two contents; lists show added and removed items. */
export function changesBetween(before: AuditValue, after: AuditValue): FieldDifference[] {
  const [old, now] = [isObject(before) ? before : {}, isObject(after) ? after : {}]
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  return fields.flatMap((field) => {
    const [was, is] = [old[field] ?? null, now[field] ?? null]
    if (JSON.stringify(was) === JSON.stringify(is) || (was === null && isEmpty(is))) return []
    const [left, right] = [isTexts(was) ? was : [], isTexts(is) ? is : []]
    const added = right.filter((line) => !left.includes(line))
    const removed = left.filter((line) => !right.includes(line))
    return [{ field, before: was, after: is, added, removed }]
  })
}

const isEmpty = (value: AuditValue): boolean => value === '' || (Array.isArray(value) && value.length === 0)
