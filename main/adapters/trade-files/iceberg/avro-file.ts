/** Avro files: records behind a header that has their schema (https://avro.apache.org/docs/1.12.0/specification/). */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Schema } from 'avsc'
import { openNew } from '../../files/new-file.ts'

/** Loaded when a table is first written: most owners have none. */
const library = async () => (await import('avsc')).default

/**
 * Writes records to a new file and flushes it to disk. @param header text by key, besides the schema
 * @returns the size of the file
 */
export async function writeAvro(
  path: string,
  schema: object,
  records: readonly object[],
  header: Readonly<Record<string, string>> = {},
): Promise<number> {
  const metadata = Object.fromEntries(Object.entries(header).map(([key, text]) => [key, Buffer.from(text)]))
  const { streams } = await library()
  const encoder = new streams.BlockEncoder(schema as Schema, { codec: 'deflate', metadata } as object)
  Readable.from(records).pipe(encoder)
  const file = await openNew(path)
  try {
    for await (const piece of encoder) await file.writeFile(piece as Uint8Array)
    await file.sync()
    return (await file.stat()).size
  } finally {
    await file.close()
  }
}

/** Returns the records of a file. @throws Error if it is not an Avro file */
export async function readAvro(path: string): Promise<unknown[]> {
  const { streams } = await library()
  const decoder = new streams.BlockDecoder()
  const records: unknown[] = []
  decoder.on('data', (record) => records.push(record))
  decoder.end(await readFile(path))
  await once(decoder, 'end')
  return records
}
