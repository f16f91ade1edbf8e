/** Reads JSON records in the form of the export: an array, or an object with `records`. */
import * as z from 'zod'
import type { LocalizableMessage } from '../../../../shared/errors.ts'
import { misshapeMessage } from '../../../../shared/input-problem.ts'
import {
  occupationCodeSchema,
  occupationContentSchema,
  occupationStatusSchema,
} from '../../../../shared/occupation.ts'
import type { ImportedFile } from '../../../core/jobs/occupations/library.ts'
import { decodeText } from '../../tables/decode.ts'
import { unreadable } from './unreadable.ts'

const recordSchema = z.object({
  code: occupationCodeSchema,
  title: z.string().trim().min(1).max(300),
  ogr: z.string().nullable().default(null),
  status: occupationStatusSchema.nullable().default(null),
  titles: z
    .array(z.object({ ogr: z.string().nullable(), label: z.string().min(1).max(300) }))
    .nullable()
    .default(null),
  content: occupationContentSchema.nullable().default(null),
  simulated: z.boolean().default(false),
})

/** Reads the valid records and reports where and why others are invalid. */
export function readJson(bytes: Uint8Array, name: string): ImportedFile {
  let json: unknown
  try {
    json = JSON.parse(decodeText(bytes))
  } catch (error) {
    throw unreadable(name, { told: 'not_json' }, error)
  }
  const items = Array.isArray(json) ? json : (json as { records?: unknown }).records
  if (!Array.isArray(items)) throw unreadable(name, { told: 'records.no_list' })
  return readItems(items, (index) => ({ told: 'records.number', params: { number: String(index + 1) } }))
}

/** Parses items one by one; `place` names the position of an item in its file. */
export function readItems(
  items: readonly unknown[],
  place: (index: number) => LocalizableMessage,
): ImportedFile {
  const records: ImportedFile['records'][number][] = []
  const refused: ImportedFile['refused'][number][] = []
  for (const [index, item] of items.entries()) {
    const parsed = recordSchema.safeParse(item)
    if (parsed.success) records.push(parsed.data)
    else refused.push({ where: place(index), problem: misshapeMessage(parsed.error) })
  }
  return { records, refused }
}
