/**
 * Over TCP, Vigie reads and writes only files below folders that its owner named: a token is not an account on the machine.
 * The local socket and the window have no such limit, and only they can name the folders.
 */
import { realpathSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { VigieError } from '../../../shared/errors.ts'
import { isWithin } from '../files/within.ts'
import { parseAddress } from '../net/file-transport.ts'

/** Fields that name a file or a folder: at the top of a body, and inside settings. */
const AT_THE_TOP: readonly string[] = ['path']
const ANYWHERE: readonly string[] = ['folder', 'ca_file']

/** Settings of the door that only the machine itself may change. */
const LOCAL_ONLY: readonly string[] = ['roots', 'allow_commands']

/** @throws VigieError path_outside_roots for the first path outside | local_only for what only the machine itself may change */
export function assertWithinRoots(body: object | null, roots: readonly string[]): void {
  if (body === null) return
  const { changes } = body as { readonly changes?: { readonly door?: object } }
  const door: Readonly<Record<string, unknown>> = { ...changes?.door }
  for (const name of Object.keys(door)) {
    // Closing what is open in clear is nobody's harm.
    if (LOCAL_ONLY.includes(name) || (name === 'allow_clear' && door[name] !== false))
      throw new VigieError('local_only', { field: `door.${name}` })
  }
  for (const path of pathsIn(body)) {
    const place = realPlace(path)
    if (!roots.some((root) => isWithin(place, realPlace(root))))
      throw new VigieError('path_outside_roots', { path })
  }
}

function pathsIn(body: object): readonly string[] {
  const top = Object.entries(body).flatMap(([name, value]) =>
    AT_THE_TOP.includes(name) && typeof value === 'string' && value !== '' ? [value] : [],
  )
  return [...top, ...deepPaths(body)]
}

function deepPaths(value: object): readonly string[] {
  return Object.entries(value).flatMap(([name, inner]) => {
    if (typeof inner === 'object' && inner !== null) return deepPaths(inner)
    if (typeof inner !== 'string' || inner === '') return []
    if (ANYWHERE.includes(name)) return [inner]
    const address = asAddress(inner)
    return /^file:/i.test(address) ? [pathOfUrl(address)] : []
  })
}

/** The text as every parser of addresses reads it: without what stands before it, and without its line ends and tabs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that parsers leave out
const asAddress = (text: string): string => text.replace(/^[\u0000- ]+|[\t\n\r]/g, '')

/** An address that is no path stays as it is, and is then below no folder. */
function pathOfUrl(url: string): string {
  try {
    return fileURLToPath(parseAddress(url))
  } catch {
    return url
  }
}

/** The path with links resolved; of what does not exist yet, those of the nearest folder above it. */
function realPlace(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const above = dirname(path)
    return above === path ? path : join(realPlace(above), relative(above, path))
  }
}
