/**
 * Rising whole numbers as differences of neighbours (Parquet's DELTA_BINARY_PACKED,
 * https://parquet.apache.org/docs/file-format/data-pages/encodings/): blocks of 128 differences, each with its minimum
 * and four miniblocks of 32, packed in as many bits as the largest needs. Consecutive ids need none.
 */
import { Long64 } from './columns.ts'

const BLOCK = 128
const RUN = 32
const RUNS = BLOCK / RUN
/** Wider differences use plain columns: up to this width numbers are shifted exactly. */
const WIDEST = 32
/** Maximum bytes of one number in the header of a page or block. */
const LONGEST_NUMBER = 8

/** Returns the first rows of a column as differences, or null if they do not rise, or by too much at once. */
export function packRising(column: Long64, rows: number): Uint8Array | null {
  const out = new Packer(rows)
  out.number(BLOCK)
  out.number(RUNS)
  out.number(rows)
  out.number(2 * column.number(0))
  const differences = new Float64Array(BLOCK)
  for (let from = 1; from < rows; from += BLOCK) {
    const count = Math.min(BLOCK, rows - from)
    const least = differencesOf(column, from, count, differences)
    if (!(least > 0) || !out.block(differences, count, least)) return null
  }
  return out.bytes()
}

/** Computes the differences above the minimum. @returns the minimum; 0 or less if the numbers do not rise */
function differencesOf(column: Long64, from: number, count: number, into: Float64Array): number {
  let least = Number.POSITIVE_INFINITY
  let before = column.number(from - 1)
  for (let i = 0; i < count; i++) {
    const value = column.number(from + i)
    const difference = value - before
    into[i] = difference
    if (difference < least) least = difference
    before = value
  }
  for (let i = 0; i < count; i++) into[i] = (into[i] as number) - least
  return least
}

class Packer {
  private readonly out: Uint8Array
  private at = 0

  constructor(rows: number) {
    const blocks = Math.ceil(rows / BLOCK)
    this.out = new Uint8Array(4 * LONGEST_NUMBER + blocks * (LONGEST_NUMBER + RUNS + (BLOCK * WIDEST) / 8))
  }

  bytes(): Uint8Array {
    return this.out.slice(0, this.at)
  }

  /** Seven bits per byte, the lowest first. */
  number(value: number): void {
    let rest = value
    while (rest >= 128) {
      this.out[this.at++] = (rest % 128) + 128
      rest = Math.floor(rest / 128)
    }
    this.out[this.at++] = rest
  }

  /** @returns false if a difference is too wide */
  block(differences: Float64Array, count: number, least: number): boolean {
    this.number(2 * least)
    const widths = this.at
    this.at += RUNS
    for (let run = 0; run * RUN < count; run++) {
      const from = run * RUN
      const to = Math.min(from + RUN, count)
      const width = widthOf(differences, from, to)
      if (width > WIDEST) return false
      this.out[widths + run] = width
      this.pack(differences, from, to, width)
    }
    return true
  }

  private pack(values: Float64Array, from: number, to: number, width: number): void {
    const end = this.at + (RUN * width) / 8
    let held = 0
    let bits = 0
    for (let i = from; i < to; i++) {
      held += (values[i] as number) * 2 ** bits
      for (bits += width; bits >= 8; bits -= 8) {
        this.out[this.at++] = held % 256
        held = Math.floor(held / 256)
      }
    }
    if (bits > 0) this.out[this.at] = held
    this.at = end
  }
}

function widthOf(values: Float64Array, from: number, to: number): number {
  let most = 0
  for (let i = from; i < to; i++) if ((values[i] as number) > most) most = values[i] as number
  return most >= 2 ** WIDEST ? WIDEST + 1 : 32 - Math.clz32(most)
}

/** Returns the numbers of a page of `rows` differences. @throws Error if it does not have that many */
export function unpackRising(page: Uint8Array, rows: number): Long64 {
  const source = new Unpacker(page)
  if (source.number() !== BLOCK || source.number() !== RUNS || source.number() !== rows) {
    throw new Error('its blocks have another shape')
  }
  const column = new Long64(new BigInt64Array(rows))
  let value = source.number() / 2
  column.set(0, value)
  const differences = new Float64Array(BLOCK)
  for (let from = 1; from < rows; from += BLOCK) {
    const to = Math.min(from + BLOCK, rows)
    const least = source.number() / 2
    // Nearly all ids are consecutive.
    if (source.equal()) {
      for (let row = from; row < to; row++) {
        value += least
        column.set(row, value)
      }
    } else {
      source.block(differences, to - from)
      for (let row = from; row < to; row++) {
        value += least + (differences[row - from] as number)
        column.set(row, value)
      }
    }
  }
  return column
}

class Unpacker {
  private readonly page: Uint8Array
  private at = 0

  constructor(page: Uint8Array) {
    this.page = page
  }

  number(): number {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte()
      value += (byte % 128) * scale
      if (byte < 128) return value
    }
  }

  /** Whether all differences of the block are the minimum; goes on behind it if they are. */
  equal(): boolean {
    const { page, at } = this
    for (let run = 0; run < RUNS; run++) if (page[at + run] !== 0) return false
    this.at += RUNS
    return true
  }

  /** Reads the differences above the minimum. */
  block(into: Float64Array, count: number): void {
    const widths = Array.from({ length: RUNS }, () => this.byte())
    for (let run = 0; run * RUN < count; run++) {
      this.unpack(into, run * RUN, Math.min(RUN, count - run * RUN), widths[run] as number)
    }
  }

  private unpack(into: Float64Array, from: number, count: number, width: number): void {
    if (width > WIDEST) throw new Error('its differences are too wide')
    if (width === 0) {
      into.fill(0, from, from + count)
      return
    }
    const end = this.at + (RUN * width) / 8
    const size = 2 ** width
    let held = 0
    let bits = 0
    for (let i = from; i < from + count; i++) {
      for (; bits < width; bits += 8) held += this.byte() * 2 ** bits
      into[i] = held % size
      held = Math.floor(held / size)
      bits -= width
    }
    this.at = end
  }

  private byte(): number {
    const byte = this.page[this.at++]
    if (byte === undefined) throw new Error('it is cut short')
    return byte
  }
}
