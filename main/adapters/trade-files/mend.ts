/** Makes a day out of trades that are not in order: sorted, each once, gaps filled, without those of the day before. */
import { rm } from 'node:fs/promises'
import { VigieError } from '../../../shared/errors.ts'
import type { DayMending } from '../../core/jobs/trades/tasks.ts'
import { openNew } from '../files/new-file.ts'
import { TradeColumns } from './columns.ts'
import { type Conversion, csvToParquet } from './convert.ts'
import { TradeCsv } from './csv.ts'
import { type OrderedLines, orderLines } from './ordered-lines.ts'
import { TradeFileReader } from './parquet-reader.ts'
import { flagAt } from './rows.ts'

const NEWLINE = 10
/** More trades of the day before than this are another day's archive, not an overlap at midnight. */
const LONGEST_OVERLAP = 10_000

/**
 * Writes a day whose trades may be out of order or repeated.
 * @throws VigieError trades_rows_contradict if two trades of one id differ, trades_out_of_sequence if the day before
 * lacks a trade that this one repeats; as csvToParquet
 */
export async function mendToParquet(conversion: Conversion, { extra, before }: DayMending) {
  const scratch = `${conversion.target}.csv`
  try {
    await spool(conversion.bytes, scratch, extra)
    const lines = await orderLines(scratch)
    if (lines.conflict !== null) throw contradiction(conversion.name, lines.conflict)
    const overlap = before === null ? 0 : lines.countUpTo(before.lastId)
    if (before !== null && overlap > 0) await assertRepeated(conversion, lines, overlap, before)
    const written = await csvToParquet({ ...conversion, bytes: lines.pieces(overlap) })
    return { ...written, duplicates: lines.duplicates + overlap, reordered: lines.reordered }
  } finally {
    await rm(scratch, { force: true })
  }
}

/** Writes lines without their header, then the extra ones. */
async function spool(bytes: AsyncIterable<Uint8Array>, path: string, extra: string | null): Promise<void> {
  const file = await openNew(path)
  try {
    let header: 'unknown' | 'inside' | 'none' = 'unknown'
    let last = NEWLINE
    for await (const piece of bytes) {
      let rest = piece
      if (header === 'unknown' && rest.length > 0) header = isDigit(rest[0] as number) ? 'none' : 'inside'
      if (header === 'inside') {
        const end = rest.indexOf(NEWLINE)
        rest = end < 0 ? rest.subarray(rest.length) : rest.subarray(end + 1)
        if (end >= 0) header = 'none'
      }
      if (rest.length > 0) last = rest[rest.length - 1] as number
      await file.writeFile(rest)
    }
    if (last !== NEWLINE) await file.writeFile('\n')
    if (extra !== null) await file.writeFile(extra)
  } finally {
    await file.close()
  }
}

const isDigit = (byte: number) => byte >= 48 && byte <= 57

/** @throws VigieError unless the day before holds each of the first lines, with the same values */
async function assertRepeated(
  { form, name, contracts }: Conversion,
  lines: OrderedLines,
  overlap: number,
  before: { readonly path: string; readonly lastId: number },
): Promise<void> {
  const first = await rowsOf({ form, name, contracts }, lines, overlap)
  const ids = [...first.keys()]
  const sequence = () =>
    new VigieError('trades_out_of_sequence', {
      source: name,
      found: ids[0] ?? 0,
      expected: before.lastId + 1,
    })
  if (overlap > LONGEST_OVERLAP) throw sequence()
  const held = await rowsIn(before.path, ids[0] ?? 0)
  for (const [id, text] of first) {
    const other = held.get(id)
    if (other === undefined) throw sequence()
    if (other !== text) throw contradiction(name, [`${id},${other}`, `${id},${text}`])
  }
}

/** Returns the values of lines by id, in whole units; times in milliseconds, as some archives have no more. */
async function rowsOf(
  { form, name: file, contracts }: Pick<Conversion, 'form' | 'name' | 'contracts'>,
  lines: OrderedLines,
  count: number,
) {
  const found = new Map<number, string>()
  const full = async (columns: TradeColumns) => {
    for (let i = 0; i < columns.rows; i++) {
      const { id, price, quantity, time } = columns.longs
      const values = [price.at(i), quantity.at(i), Math.floor(time.number(i) / 1000), columns.maker[i]]
      found.set(id.number(i), values.join())
    }
    columns.rows = 0
    return columns
  }
  const csv = new TradeCsv({ columns: new TradeColumns(form), full, file, day: null, contracts })
  for await (const piece of lines.pieces(0, Math.min(count, LONGEST_OVERLAP))) await csv.push(piece)
  await csv.end()
  return found
}

/** Returns the values of the rows of a file from an id on. */
const rowsIn = (path: string, from: number): Promise<Map<number, string>> =>
  TradeFileReader.use(path, async (reader) => {
    const found = new Map<number, string>()
    const groups = reader.groups(['id', 'price', 'quantity', 'time'], { flags: true })
    for await (const { rows, columns, maker } of groups) {
      for (let i = 0; i < rows; i++) {
        const id = columns.id.number(i)
        if (id < from) continue
        const time = Math.floor(columns.time.number(i) / 1000)
        found.set(id, [columns.price.at(i), columns.quantity.at(i), time, flagAt(maker, i)].join())
      }
    }
    return found
  })

const contradiction = (file: string, [first, second]: readonly [string, string]) =>
  new VigieError('trades_rows_contradict', { file, first, second })
