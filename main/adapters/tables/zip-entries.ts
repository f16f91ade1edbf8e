/** Reads the files of a zip archive that is in memory, within limits that a zip bomb exceeds. */
import { buffer } from 'node:stream/consumers'
import * as yauzl from 'yauzl'

/** Most files of an archive, and most bytes of those that are read. */
const MOST_ENTRIES = 500
const MOST_BYTES = 200_000_000

export interface ZipEntry {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Returns the wanted files in the order of the archive.
 * @throws Error if the bytes are not an archive, or have more than 500 files or 200 MB
 */
export async function zipEntries(bytes: Uint8Array, wanted: (name: string) => boolean): Promise<ZipEntry[]> {
  const zip = await opened(bytes)
  if (zip.entryCount > MOST_ENTRIES) throw new Error('too many files')
  const found = (await listed(zip)).filter(({ fileName }) => !fileName.endsWith('/') && wanted(fileName))
  const size = found.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (size > MOST_BYTES) throw new Error('too large')
  const entries: ZipEntry[] = []
  for (const entry of found) entries.push({ name: entry.fileName, bytes: await contentOf(zip, entry) })
  return entries
}

function opened(bytes: Uint8Array): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    )
  })
}

function listed(zip: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  const entries: yauzl.Entry[] = []
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.once('end', () => resolve(entries))
    zip.once('error', reject)
    zip.readEntry()
  })
}

/** yauzl fails if the content is longer than its entry says. */
function contentOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) =>
      error ? reject(error) : buffer(stream).then(resolve, reject),
    )
  })
}
