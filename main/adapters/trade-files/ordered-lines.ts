/** Puts lines in order by id: parts of a history that are out of order, repeat themselves, or overlap. */
import { readFile } from 'node:fs/promises'
import { risingOrder } from './rising-order.ts'

const NEWLINE = 10
const RETURN = 13
const COMMA = 44
const ZERO = 48
const PIECE = 256 * 1024

/** Reads a file of lines that each start with an id and end with a newline. @param count how many, if known */
export async function orderLines(path: string, count?: number): Promise<OrderedLines> {
  return new OrderedLines(await readFile(path), count)
}

/** Lines in rising order of their ids, identical repeated ones once. Keeps one day in memory, outside the heap. */
export class OrderedLines {
  /** How many identical repeated lines were dropped. */
  readonly duplicates: number
  /** How many lines came after one with a higher id. */
  readonly reordered: number
  /** Two different lines of one id; null if there are none. */
  readonly conflict: readonly [string, string] | null
  private readonly bytes: Buffer
  private readonly ids: Float64Array
  private readonly starts: Float64Array
  /** Indexes of the lines kept, in order. */
  private readonly order: Uint32Array

  constructor(bytes: Buffer, count = countOf(bytes)) {
    this.bytes = bytes
    const { ids, starts } = indexOf(bytes, count)
    this.ids = ids
    this.starts = starts
    this.reordered = disorderOf(ids)
    const all = risingOrder(ids)
    const { kept, conflict } = this.once(all)
    this.order = kept
    this.duplicates = all.length - kept.length
    this.conflict = conflict
  }

  /** Returns the number of lines whose id is at most this one. */
  countUpTo(id: number): number {
    const { order, ids } = this
    let count = 0
    while (count < order.length && (ids[order[count] as number] as number) <= id) count++
    return count
  }

  /** Yields the lines from one on, in pieces that are valid until the next one is requested. */
  async *pieces(from = 0, to = this.order.length): AsyncGenerator<Uint8Array> {
    const { bytes, order, starts } = this
    const out = Buffer.allocUnsafeSlow(PIECE)
    let size = 0
    for (let at = from; at < to; ) {
      const first = at
      for (at++; at < to && order[at] === (order[at - 1] as number) + 1; ) at++
      // Lines that follow each other are copied at once.
      const start = starts[order[first] as number] as number
      const end = starts[(order[at - 1] as number) + 1] as number
      if (size + end - start > PIECE) {
        yield out.subarray(0, size)
        size = 0
      }
      if (end - start > PIECE) yield bytes.subarray(start, end)
      else size += bytes.copy(out, size, start, end)
    }
    yield out.subarray(0, size)
  }

  private line(i: number): Buffer {
    return this.bytes.subarray(this.starts[i], this.starts[i + 1])
  }

  /** Drops lines that repeat the one before them; of different lines of one id it keeps both, and names the first. */
  private once(all: Uint32Array): {
    readonly kept: Uint32Array
    readonly conflict: OrderedLines['conflict']
  } {
    const { ids } = this
    if (!hasRepeated(ids, all)) return { kept: all, conflict: null }
    let conflict: OrderedLines['conflict'] = null
    let before = -1
    const kept = all.filter((i) => {
      const same = before >= 0 && ids[i] === ids[before]
      const last = before
      before = i
      if (!same) return true
      const [one, other] = [withoutEnd(this.line(last)), withoutEnd(this.line(i))]
      if (one.equals(other)) return false
      conflict ??= [one.toString('latin1'), other.toString('latin1')]
      return true
    })
    return { kept, conflict }
  }
}

/** Whether two of the ids in rising order are the same. */
function hasRepeated(ids: Float64Array, order: Uint32Array): boolean {
  for (let i = 1; i < order.length; i++) {
    if (ids[order[i] as number] === ids[order[i - 1] as number]) return true
  }
  return false
}

function withoutEnd(line: Buffer): Buffer {
  let end = line.length
  while (end > 0 && (line[end - 1] === NEWLINE || line[end - 1] === RETURN)) end--
  return line.subarray(0, end)
}

/** Counts the ids lower than one before them. */
function disorderOf(ids: Float64Array): number {
  let highest = -1
  let count = 0
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as number
    if (id < highest) count++
    else highest = id
  }
  return count
}

/** Returns the id and the start of each line; the last start is followed by the end. */
function indexOf(
  bytes: Buffer,
  count: number,
): { readonly ids: Float64Array; readonly starts: Float64Array } {
  const ids = new Float64Array(count)
  const starts = new Float64Array(count + 1)
  let at = 0
  for (let i = 0; i < count; i++) {
    starts[i] = at
    let id = 0
    for (; at < bytes.length && bytes[at] !== COMMA; at++) id = id * 10 + (bytes[at] as number) - ZERO
    ids[i] = id
    while (at < bytes.length && bytes[at++] !== NEWLINE);
  }
  starts[count] = at
  return { ids, starts }
}

/** Lines are short: a search for the end of each would begin millions of times. */
function countOf(bytes: Buffer): number {
  let count = 0
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === NEWLINE) count++
  return count
}
