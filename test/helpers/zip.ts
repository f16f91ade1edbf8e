/** Writes small zip files, valid or invalid in one way. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipOptions {
  /** Declares this size instead of the true one. */
  readonly claimedSize?: number
  readonly crc?: number
}

/** A zip with one deflated file. */
export function zipOf(name: string, content: Uint8Array, options: ZipOptions = {}): Buffer {
  return zipOfFiles([{ name, content, options }])
}

interface ZippedFile {
  readonly name: string
  readonly content: Uint8Array
  readonly options?: ZipOptions
}

/** A zip with deflated files. */
export function zipOfFiles(files: readonly ZippedFile[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, options = {} } of files) {
    const data = deflateRawSync(content, { level: 1 })
    const fields = Buffer.alloc(22)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(0x00210000, 6)
    fields.writeUInt32LE(options.crc ?? crc32(content), 10)
    fields.writeUInt32LE(data.length, 14)
    fields.writeUInt32LE(options.claimedSize ?? content.length, 18)
    const nameBytes = Buffer.from(name)
    const lengths = Buffer.alloc(4)
    lengths.writeUInt16LE(nameBytes.length, 0)
    const local = Buffer.concat([signature(0x04034b50), fields, lengths, nameBytes, data])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), fields, lengths, tail, nameBytes)
    locals.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  const entries = Buffer.concat(directory)
  end.writeUInt32LE(entries.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, entries, signature(0x06054b50), end])
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
