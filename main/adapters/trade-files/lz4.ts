/** Decompresses blocks of LZ4 (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md), which Node does not have. */

/** Lengths of this go on in further bytes. */
const LONG = 15
/** A repetition is at least this long. */
const SHORTEST = 4

/** Returns the bytes of a block. @throws RangeError if it has another size, or refers to bytes before its beginning */
export function unpackLz4(block: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size)
  let at = 0
  let end = 0
  const more = (length: number) => {
    let total = length
    for (let byte = 255; length === LONG && byte === 255; total += byte) byte = byteAt(block, at++)
    return total
  }
  while (at < block.length) {
    const token = byteAt(block, at++)
    const literals = more(token >> 4)
    out.set(block.subarray(at, at + literals), end)
    at += literals
    end += literals
    // The last sequence has literals only.
    if (at >= block.length) break
    const back = byteAt(block, at) + 256 * byteAt(block, at + 1)
    at += 2
    const length = more(token & LONG) + SHORTEST
    if (back === 0 || back > end || end + length > size) throw new RangeError('a repetition of nothing')
    // What is repeated may overlap what is written.
    for (let i = 0; i < length; i++) out[end + i] = out[end + i - back] as number
    end += length
  }
  if (end !== size) throw new RangeError(`${end} bytes instead of ${size}`)
  return out
}

function byteAt(block: Uint8Array, at: number): number {
  const byte = block[at]
  if (byte === undefined) throw new RangeError('it is cut short')
  return byte
}
