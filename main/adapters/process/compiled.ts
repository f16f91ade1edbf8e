/**
 * Loads the parts of a built program together with what V8 compiled of them at an earlier start. Node's own cache of compiled
 * code has only what a file compiles before it runs, and is where any user may write first.
 */
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { constants, Script } from 'node:vm'
import { crc32 } from 'node:zlib'

/** By then a program that stays has run what it runs at its start, ms. */
const KEEP_AFTER_MS = 8000
/** Two checksums, of the source and of the code, before the code itself. */
const HEAD_BYTES = 8
/** How the name of a file ends, `contract-BXsutgqd.cjs`: the same file of another build ends differently. */
const HASH = /-[\w-]{8}\.cjs$/

/** A file of the program that was compiled here, to be kept. */
interface Compiled {
  readonly path: string
  readonly source: number
  readonly script: Script
}

type Factory = (exports: unknown, require: (id: string) => unknown, file: string, folder: string) => void

const BEFORE = '(function (exports, require, __filename, __dirname) {'

/**
 * Loads files of a build, each once. What is compiled here is kept after some seconds, or when the process ends before.
 * @param folder where compiled code is kept; null to keep none
 * @returns a function that loads a file of CommonJS and returns what it exports
 */
export function compiledLoader(folder: string | null): (path: string) => unknown {
  const loaded = new Map<string, { exports: unknown }>()
  const compiled: Compiled[] = []

  function load(path: string): unknown {
    const known = loaded.get(path)
    if (known !== undefined) return known.exports
    const module = { exports: {} }
    loaded.set(path, module)
    const outside = createRequire(path)
    const inside = (id: string) => (id.startsWith('.') ? load(join(dirname(path), id)) : outside(id))
    const run = scriptOf(path).runInThisContext() as Factory
    run(module.exports, inside, path, dirname(path))
    return module.exports
  }

  function scriptOf(path: string): Script {
    const bytes = readFileSync(path)
    const source = crc32(bytes)
    const cachedData = folder === null ? undefined : read(join(folder, basename(path)), source)
    // A build is written in ASCII.
    const script = new Script(`${BEFORE}${bytes.toString('latin1')}\n})`, {
      filename: path,
      columnOffset: -BEFORE.length,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(cachedData !== undefined && { cachedData }),
    })
    if (cachedData === undefined || script.cachedDataRejected === true)
      compiled.push({ path, source, script })
    return script
  }

  if (folder !== null) {
    const keepAll = () => keep(folder, compiled.splice(0))
    setTimeout(keepAll, KEEP_AFTER_MS).unref()
    process.once('exit', keepAll)
  }
  return load
}

/** @returns the code that was kept for a source; undefined if there is none, or it is damaged */
function read(path: string, source: number): Buffer | undefined {
  try {
    const bytes = readFileSync(path)
    const code = bytes.subarray(HEAD_BYTES)
    return bytes.readUInt32LE(0) === source && bytes.readUInt32LE(4) === crc32(code) ? code : undefined
  } catch {
    // No file, or one cut short: the source is compiled.
    return undefined
  }
}

/** Writes each file beside its place first; what cannot be kept, as on a full disk, is compiled again at the next start. */
function keep(folder: string, compiled: readonly Compiled[]): void {
  try {
    for (const { path, source, script } of compiled) {
      const code = script.createCachedData()
      const head = Buffer.alloc(HEAD_BYTES)
      head.writeUInt32LE(source, 0)
      head.writeUInt32LE(crc32(code), 4)
      const part = join(folder, `${process.pid}.part`)
      writeFileSync(part, Buffer.concat([head, code]), { mode: 0o600 })
      renameSync(part, join(folder, basename(path)))
    }
    if (compiled.length > 0) dropOthers(folder, compiled)
  } catch {
    // What is missing is compiled.
  }
}

/** Removes the files of other builds that these take the place of. */
function dropOthers(folder: string, compiled: readonly Compiled[]): void {
  const kept = new Map(compiled.map(({ path }) => [basename(path).replace(HASH, ''), basename(path)]))
  for (const name of readdirSync(folder)) {
    const taken = kept.get(name.replace(HASH, ''))
    if (taken !== undefined && taken !== name) rmSync(join(folder, name), { force: true })
  }
}
