/** Judges records one by one, as they are given in a file. */
import * as z from 'zod'
import type { LocalizableMessage } from '../../../../../shared/errors.ts'
import { misshapeMessage } from '../../../../../shared/input-problem.ts'
import {
  OCCUPATION_STATUSES,
  occupationCodeSchema,
  occupationContentSchema,
} from '../../../../../shared/occupation.ts'
import type { ImportedFile } from '../library.ts'

const nameSchema = z.string().trim().min(1).max(300)

const readerSchema = z.string().trim().min(1).max(40)

/** A variant as Vigie exports it; its content has other fields in each source. */
const variantSchema = z
  .object({
    language: readerSchema,
    age: readerSchema,
    format: readerSchema,
    gender: readerSchema,
    name: nameSchema,
    content: z.record(z.string(), z.json()),
  })
  .transform(({ content, ...variant }) => ({ ...variant, content: JSON.stringify(content) }))

const recordSchema = z.object({
  code: occupationCodeSchema,
  title: nameSchema,
  titleIsGuess: z.boolean().default(false),
  masculine: nameSchema.nullable().optional(),
  feminine: nameSchema.nullable().optional(),
  ogr: z.string().nullable().default(null),
  status: z.enum(OCCUPATION_STATUSES, { error: 'form.record_status' }).nullable().default(null),
  titles: z
    .array(z.object({ ogr: z.string().nullable(), label: nameSchema }))
    .nullable()
    .default(null),
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
      refused.push({ where, problem: misshapeMessage(parsed.error) })
      continue
    }
    const { code } = parsed.data
    const first = places.get(code)
    if (first !== undefined) {
      refused.push({ where, problem: { told: 'records.code_again', params: { code, first } } })
      continue
    }
    places.set(code, where)
    records.push(parsed.data)
  }
  return { records, refused }
}

/** The place of an item that has no line of its own. */
export const numbered = (index: number): LocalizableMessage => ({
  told: 'records.number',
  params: { number: String(index + 1) },
})
