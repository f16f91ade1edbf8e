/** The text of an answer for a terminal: a table of its items, its message, or names and values. */
import type { AnySchema } from '@orpc/contract'
import * as z from 'zod'
import type { PlainKeyOf } from '../../../shared/messages/catalogue.ts'
import { hasKey, translateIn } from '../../../shared/messages/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { Cli } from './base.ts'
import { instant, pairs, table } from './formatting.ts'

/** A field of the items, or a heading of the catalogue with the text of its cells. */
export type TableColumn<Item> =
  | (keyof Item & string)
  | readonly [heading: PlainKeyOf<'terminal'> | '', text: (item: Item) => string]

/** Returns a table of items with a heading for each column; the cells of a field are in the reader's form. */
export function tableOf<Item extends object>(
  { language, heads }: Pick<Cli, 'language' | 'heads'>,
  columns: readonly TableColumn<Item>[],
  items: readonly Item[],
): string {
  return table(
    columns.flatMap((column) => (typeof column === 'string' ? label(column, language) : heads(column[0]))),
    items.map((item) =>
      columns.map((column) =>
        typeof column === 'string' ? cellText(column, item[column], language) : column[1](item),
      ),
    ),
  )
}

/** What a command knows of an answer beside its values. */
interface AnswerForm {
  /** The columns of a list; by default all plain fields of its items. */
  readonly columns?: readonly TableColumn<object>[] | undefined
  /** The output of the procedure: with it, an empty list has its headings too. */
  readonly schema?: AnySchema | undefined
}

/** Returns an answer's list as a table, its message if it is one, otherwise names and values. */
export function answerText(
  cli: Pick<Cli, 'language' | 'heads'>,
  answer: object,
  { columns, schema }: AnswerForm = {},
): string {
  const { language } = cli
  const list = listOf(answer)
  if (list !== null) {
    const [name, items] = list
    const { total } = answer as { readonly total?: number }
    const found = tableOf(cli, columns ?? (plainFields(name, items, schema) as never[]), items)
    return total === undefined ? found : `${found}\n\n${items.length} / ${total}`
  }
  const { message } = answer as { readonly message?: unknown }
  if (typeof message === 'string') return message
  return pairs(
    Object.entries(answer).map(([key, value]) => [label(key, language), cellText(key, value, language)]),
  )
}

/** Returns the only list of objects of an answer, `items` first; null if it has none or several. */
function listOf(answer: object): readonly [string, readonly object[]] | null {
  const lists = Object.entries(answer).filter(([, value]) => Array.isArray(value) && !value.some(isPlain))
  return lists.find(([name]) => name === 'items') ?? (lists.length === 1 ? (lists[0] ?? null) : null)
}

function plainFields(name: string, [first]: readonly object[], schema?: AnySchema): readonly string[] {
  if (first !== undefined) return Object.keys(first).filter((key) => isPlain(Reflect.get(first, key)))
  const list = schema instanceof z.ZodObject ? (schema.shape as Record<string, unknown>)[name] : undefined
  const item = list instanceof z.ZodArray ? list.element : undefined
  return item instanceof z.ZodObject ? Object.keys(item.shape) : []
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null

/** A field's name in the reader's language, if the terminal has one. */
const label = (key: string, language: Language): string =>
  hasKey('terminal', key) ? translateIn('terminal', language, key as 'id') : key

const INSTANT = /^\d{4}-\d\d-\d\dT/
/** Names of numbers that count nothing: no separators of thousands. */
const NAMES_A_THING = /(^|_)(id|number|version|pid|status)$/

/** Returns a value in the reader's form: instants, numbers, lists; a dash if there is none. */
function cellText(key: string, value: unknown, language: Language): string {
  if (value === null || value === undefined) return '-'
  if (typeof value === 'number' && !NAMES_A_THING.test(key)) {
    return value.toLocaleString(language, { maximumFractionDigits: 4, signDisplay: 'negative' })
  }
  if (Array.isArray(value) && value.every(isPlain)) return value.join(', ') || '-'
  if (!isPlain(value)) return JSON.stringify(value)
  return typeof value === 'string' && INSTANT.test(value) ? instant(value, language) : String(value)
}
