/** The panel's files, read once when the first is asked for: only files of the build can be requested. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import type { Answer } from './answer.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

interface PanelFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}

/** Returns a file of the panel, or null if it does not exist. */
export type Panel = (path: string, ifNoneMatch: string | null) => Answer | null

/** @param folder of the built panel; a checkout without a build has no panel */
export function createPanel(folder: string): Panel {
  let files: ReadonlyMap<string, PanelFile> | null = null
  return (path, ifNoneMatch) => {
    const name = path === '/' ? '/index.html' : path
    if (!isFileName(name)) return null
    files ??= readPanel(folder)
    const file = files.get(name)
    if (file === undefined) return null
    if (ifNoneMatch === file.headers.etag) return { status: 304, headers: file.headers, body: null }
    return { status: 200, headers: file.headers, body: file.bytes }
  }
}

/** Whether a path can name a file of the panel: those of the API have no ending, and need nothing read. */
const isFileName = (path: string): boolean => extname(path) in TYPES

function readPanel(folder: string): ReadonlyMap<string, PanelFile> {
  if (!existsSync(folder)) return new Map()
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return new Map(
    entries
      .filter((entry) => entry.isFile() && isFileName(entry.name))
      .map((entry) => {
        const path = join(entry.parentPath, entry.name)
        return [path.slice(folder.length).split(sep).join('/'), readPanelFile(path)]
      }),
  )
}

/** Files in `assets/` have a hash in their names and never change; the others are revalidated each time. */
function readPanelFile(path: string): PanelFile {
  const bytes = new Uint8Array(readFileSync(path))
  const forever = path.split(sep).includes('assets')
  return {
    bytes,
    headers: {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'cache-control': forever ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: `"${createHash('sha1').update(bytes).digest('base64url')}"`,
    },
  }
}
