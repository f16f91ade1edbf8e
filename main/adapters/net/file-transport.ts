/** Answers `file:` addresses like a server: 200 with the file, 404 without one. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { HttpTransport, TransportReply } from './transport.ts'

/** Parses an address as typed: `file:data/x.csv` is relative to the working folder, anything else unchanged. */
export function parseAddress(text: string): URL {
  const relative = /^file:(?!\/)(.+)$/.exec(text)?.[1]
  return relative === undefined ? new URL(text) : pathToFileURL(resolve(relative))
}

function answer(status: number, headers: TransportReply['headers'], body: Readable): TransportReply {
  return { status, headers, cookies: [], body, discard: () => body.destroy() }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path)
    return found.isFile() ? found.size : null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Reads the file of a `file:` address. @throws what Node does if the file cannot be read */
export const fileTransport: HttpTransport = async ({ url, method, signal }) => {
  const path = fileURLToPath(url)
  const size = await sizeOf(path)
  if (size === null) return answer(404, {}, Readable.from([]))
  const body = method === 'HEAD' ? Readable.from([]) : createReadStream(path, { signal })
  return answer(200, { 'content-length': String(size) }, body)
}
