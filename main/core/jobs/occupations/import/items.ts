/** Judges records one by one, as they are given in a file. */
import * as z from 'zod'
import type { LocalizableMessage } from '../../../../../shared/errors.ts'
import { misshapeMessage } from '../../../../../shared/input-problem.ts'
import {
  OCCUPATION_STATUSES,
  occupationCodeSchema,
  occupationContentSchema,
} from '../../../../../shared/occupation.ts'
import { RECORD_FIELDS } from '../../../../../shared/occupation-import.ts'
import type { ImportedFile } from '../library.ts'

const nameSchema = z.string().trim().min(1).max(300)

const readerSchema = z.string().trim().min(1).max(40)

/** A variant as Vigie exports it; its content has other fields in each source. */
const variantFieldsSchema = z.object({
  language: readerSchema,
  age: readerSchema,
  format: readerSchema,
  gender: readerSchema,
  name: nameSchema,
  content: z.record(z.string(), z.json()),
})
const variantSchema = variantFieldsSchema.transform(({ content, ...variant }) => ({
  ...variant,
  content: JSON.stringify(content),
}))

const titleSchema = z.object({ ogr: z.string().nullable(), label: nameSchema })

const recordSchema = z.object({
  code: occupationCodeSchema,
  title: nameSchema,
  titleIsGuess: z.boolean().default(false),
  masculine: nameSchema.nullable().optional(),
  feminine: nameSchema.nullable().optional(),
  ogr: z.string().nullable().default(null),
  status: z.enum(OCCUPATION_STATUSES, { error: 'form.record_status' }).nullable().default(null),
  titles: z.array(titleSchema).nullable().default(null),
  content: occupationContentSchema.partial().nullable().default(null),
  /** Without them, those that are there stay. */
  variants: z.array(variantSchema).optional(),
  simulated: z.boolean().default(false),
})

/**
 * Returns the valid records, and where and why others are not: the first record of a code counts. `place` names the
 * position of an item in its file.
 */
export function readItems(
  items: readonly unknown[],
  place: (index: number) => LocalizableMessage,
): ImportedFile {
  const records: ImportedFile['records'][number][] = []
  const refused: ImportedFile['refused'][number][] = []
  const places = new Map<string, LocalizableMessage>()
  for (const [index, item] of items.entries()) {
    const parsed = recordSchema.safeParse(item)
    const where = place(index)
    if (!parsed.success) {
      refused.push({ where, problem: inFieldsOfRecord(misshapeMessage(parsed.error)) })
      continue
    }
    const { code } = parsed.data
    const first = places.get(code)
    if (first !== undefined) {
      refused.push({ where, problem: { messageKey: 'records.code_again', params: { code, first } } })
      continue
    }
    places.set(code, where)
    records.push(parsed.data)
  }
  return { records, refused }
}

/** Names the field as its reader does: `Compétences` for `content.skills[3]`, with the path if a part of it is meant. */
function inFieldsOfRecord(message: LocalizableMessage): LocalizableMessage {
  const { field: path, problem } = message.params ?? {}
  if (typeof path !== 'string' || problem === undefined) return message
  const whole = path.replace(/^content\./, '')
  const name = /^\w+/.exec(whole)?.[0] ?? ''
  const known = RECORD_FIELDS.find((field) => field === name)
  if (known === undefined) return message
  const field: LocalizableMessage = { messageKey: `occupations.field.${known}` }
  return whole === name
    ? { messageKey: 'records.field_refused', params: { field, problem } }
    : { messageKey: 'records.part_refused', params: { field, part: whole, problem } }
}

/** The place of an item that has no line of its own. */
export const numbered = (index: number): LocalizableMessage => ({
  messageKey: 'records.number',
  params: { number: String(index + 1) },
})

/** Returns the names in records, and in their lists, that no field here takes, each once. A record that is refused has none. */
export function unusedNames(items: readonly unknown[]): string[] {
  const taken = new Set([...Object.keys(recordSchema.shape), ...TITLE_FIELDS, ...VARIANT_FIELDS])
  return [...new Set(items.flatMap((item) => pathsIn(item)))].filter((path) => !taken.has(path))
}

function pathsIn(item: unknown): string[] {
  if (typeof item !== 'object' || item === null) return []
  return Object.entries(item).flatMap(([name, value]) => {
    const inner = LISTS.includes(name) && Array.isArray(value) ? value : []
    return [name, ...inner.flatMap((one) => pathsIn(one).map((path) => `${name}.${path}`))]
  })
}

/** The lists of a record whose items have fields. */
const LISTS = ['titles', 'variants']
const TITLE_FIELDS = Object.keys(titleSchema.shape).map((name) => `titles.${name}`)
const VARIANT_FIELDS = Object.keys(variantFieldsSchema.shape).map((name) => `variants.${name}`)
