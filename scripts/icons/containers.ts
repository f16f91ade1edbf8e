/** Icon files that contain several PNGs: Windows .ico and macOS .icns. */

export interface Picture {
  /** Pixels per side. */
  readonly size: number
  readonly png: Uint8Array
}

const ICO_HEADER = 6
const ICO_ENTRY = 16

/** Returns an .ico of PNG pictures (format: a header, an entry per picture, the pictures; 256 is written as 0). */
export function icoOf(pictures: readonly Picture[]): Buffer {
  const head = Buffer.alloc(ICO_HEADER + ICO_ENTRY * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = ICO_HEADER + ICO_ENTRY * index
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)])
}

/** Types of the .icns entries for a PNG of each size. */
const ICNS_TYPES: Readonly<Record<number, readonly string[]>> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
}

/** Returns an .icns of PNG pictures. @throws Error for a size without a PNG entry in the format */
export function icnsOf(pictures: readonly Picture[]): Buffer {
  const entries = pictures.flatMap(({ size, png }) => {
    const types = ICNS_TYPES[size]
    if (types === undefined) throw new Error(`An .icns has no entry for ${size} pixels.`)
    return types.map((type) => chunk(type, png))
  })
  return chunk('icns', Buffer.concat(entries))
}

/** Returns four letters, the total length in big endian, and the bytes. */
function chunk(type: string, bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(bytes.length + head.length, 4)
  return Buffer.concat([head, bytes])
}
