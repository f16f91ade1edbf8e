/**
 * The text of an answer for a terminal: a table of its items, its message, or names and values. Every name, choice, day and
 * number is in the reader's form; `--json` has what the contract says.
 */

import { type AnswerContext, fieldLabel } from '../../../shared/field-label.ts'
import type { PlainKeyOf } from '../../../shared/messages/catalogue.ts'
import { translateIn } from '../../../shared/messages/index.ts'
import { type AnswerShape, entryShape, fieldsOf, itemShape } from './answer-shape.ts'
import { valueText } from './answer-words.ts'
import type { Cli } from './base.ts'
import { pairs, table } from './formatting.ts'

/**
 * A column: a field of the items under its own name; or a heading of the catalogue with a field, whose cells are in the
 * reader's form, or with the text of each cell.
 */
export type TableColumn<Item> =
  | (keyof Item & string)
  | readonly [heading: PlainKeyOf<'terminal'> | '', cell: (keyof Item & string) | ((item: Item) => string)]

/** What a command knows of an answer beside its values. */
interface AnswerForm {
  /** The group of the contract, whose words come before those of all groups. */
  readonly group: string
  /** The columns of a list; by default all plain fields of its items. */
  readonly columns?: readonly TableColumn<object>[] | undefined
  /** The output of the procedure: with it choices have words, and an empty list has its headings too. */
  readonly schema?: AnswerShape
}

type AnswerReader = Pick<Cli, 'language' | 'heads'>

/** Returns a table of items with a heading for each column; the cells of a field are in the reader's form. */
export function tableOf<Item extends object>(
  { language, heads }: AnswerReader,
  columns: readonly TableColumn<Item>[],
  items: readonly Item[],
  { group, item: shape }: { readonly group: string; readonly item?: AnswerShape } = { group: '' },
): string {
  const reader = { language, group }
  const shapes = fieldsOf(shape)
  const field = (name: keyof Item & string, item: Item) => valueText(reader, name, item[name], shapes[name])
  return table(
    columns.flatMap((column) => (typeof column === 'string' ? fieldLabel(reader, column) : heads(column[0]))),
    items.map((item) =>
      columns.map((column) => {
        const cell = typeof column === 'string' ? column : column[1]
        return typeof cell === 'string' ? field(cell, item) : cell(item)
      }),
    ),
  )
}

/** Returns an answer's list as a table, its message if it is one, otherwise names and values. */
export function answerText(
  cli: AnswerReader,
  answer: object,
  { group, columns, schema }: AnswerForm,
): string {
  const list = listOf(answer, schema)
  if (list !== null) {
    const [name, items] = list
    const { total } = answer as { readonly total?: number }
    const item = itemShape(fieldsOf(schema)[name])
    const found = tableOf(cli, columns ?? (plainFields(items, item) as never[]), items, { group, item })
    return total === undefined ? found : `${found}\n\n${items.length} / ${total}`
  }
  const { message } = answer as { readonly message?: unknown }
  if (typeof message === 'string') return message
  if (isRemoval(answer)) return translateIn('terminal', cli.language, 'has_been_removed')
  return detailsText(cli, { language: cli.language, group }, answer, schema)
}

/** Returns the fields of a part of an answer as lines, each a name and a value. */
export const partText = (reader: AnswerContext, part: object, shape: AnswerShape): string =>
  pairs(partsOf(reader, part, shape, '').rows)

/** Returns the fields of an answer by name, those of its parts after the name of the part; then a table of each list. */
function detailsText(cli: AnswerReader, reader: AnswerContext, answer: object, shape: AnswerShape): string {
  const { rows, lists } = partsOf(reader, answer, shape, '')
  const tables = lists.map(({ label, items, item }) => {
    const columns = plainFields(items, item) as never[]
    return `${label}\n${tableOf(cli, columns, items, { group: reader.group, item })}`
  })
  return [pairs(rows), ...tables].join('\n\n')
}

interface Parts {
  readonly rows: readonly (readonly [string, string])[]
  readonly lists: readonly {
    readonly label: string
    readonly items: readonly object[]
    readonly item: AnswerShape
  }[]
}

function partsOf(reader: AnswerContext, answer: object, shape: AnswerShape, before: string): Parts {
  const parts = Object.entries(answer).map(([key, value]): Parts => {
    const entries = entryShape(shape)
    const label = `${before}${entries === undefined ? fieldLabel(reader, key) : key}`
    const inner = entries ?? fieldsOf(shape)[key]
    if (isListOfObjects(value)) return { rows: [], lists: [{ label, items: value, item: itemShape(inner) }] }
    if (isObject(value)) return partsOf(reader, value, inner, `${label} · `)
    return { rows: [[label, valueText(reader, key, value, inner)]], lists: [] }
  })
  return { rows: parts.flatMap(({ rows }) => rows), lists: parts.flatMap(({ lists }) => lists) }
}

/** Returns the only list of objects of an answer, `items` first; null if it has none or several. */
function listOf(answer: object, schema: AnswerShape): readonly [string, readonly object[]] | null {
  const fields = fieldsOf(schema)
  const lists = Object.entries(answer).filter(
    ([name, value]) => Array.isArray(value) && (value.some(isObject) || isListOfParts(fields[name], value)),
  )
  return lists.find(([name]) => name === 'items') ?? (lists.length === 1 ? (lists[0] ?? null) : null)
}

function plainFields([first]: readonly object[], item: AnswerShape): readonly string[] {
  if (first !== undefined) return Object.keys(first).filter((key) => isPlain(Reflect.get(first, key)))
  return Object.entries(fieldsOf(item)).flatMap(([key, inner]) => (isPlainShape(inner) ? [key] : []))
}

const isPlainShape = (shape: AnswerShape): boolean =>
  Object.keys(fieldsOf(shape)).length === 0 &&
  itemShape(shape) === undefined &&
  entryShape(shape) === undefined

/** Whether an empty list is one of objects: the contract says so, or the name does. */
const isListOfParts = (shape: AnswerShape, value: readonly unknown[]): boolean =>
  value.length === 0 && Object.keys(fieldsOf(itemShape(shape))).length > 0

/** Whether an answer says only that something is gone. */
const isRemoval = (answer: object): boolean =>
  Object.keys(answer).length === 1 && Reflect.get(answer, 'removed') === true

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isListOfObjects = (value: unknown): value is readonly object[] =>
  Array.isArray(value) && value.length > 0 && value.every(isObject)
