/** The instance on a data folder, in a file beside the lock: for messages and for finding its socket. */
import { accessSync, constants, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { writeAtomically } from '../files/atomic-write.ts'

/** What the options of a start decided instead of the settings. */
const startOptionsSchema = z.object({
  host: z.string().optional(),
  port: z.int().optional(),
  in_clear: z.literal(true).optional(),
})
export type StartOptions = z.infer<typeof startOptionsSchema>

const instanceSchema = z.object({
  pid: z.int(),
  /** Local socket or named pipe; null until it is open. */
  socket: z.string().nullable(),
  /** ISO instant with offset. */
  started_at: z.string(),
  /** For a start after a crash, which finds this file. */
  options: startOptionsSchema.default({}),
})

/** `inode` is that of the folder in which it was written: a copy of the folder has the file too. Earlier versions did not say. */
const storedSchema = instanceSchema.extend({ inode: z.string().optional() })

/** What the file says of the running instance: its process, its start and its socket. */
export type InstanceFile = z.infer<typeof instanceSchema>

/** Returns the path of the file in a data folder. */
export function instancePath(folder: string): string {
  return join(folder, 'instance.json')
}

/**
 * Reads the file; null if there is none, or it is of the folder that this one was copied from. It remains after a kill: only
 * lock or socket show a running instance.
 */
export function readInstance(folder: string): InstanceFile | null {
  try {
    const stored = storedSchema.parse(JSON.parse(readFileSync(instancePath(folder), 'utf8')))
    const { inode = inodeOf(folder), ...instance } = stored
    return inode === inodeOf(folder) ? instance : null
  } catch {
    // No file, or one cut short by a dying process: in both cases the instance is unknown.
    return null
  }
}

/** It stays the same if the folder is renamed, or reached by a link or another mount; a copy has its own. */
const inodeOf = (folder: string): string => String(statSync(folder, { bigint: true }).ino)

/** Returns the number of the user whose instance file this user may not read; null if it can be read, or there is none. */
export function foreignInstance(folder: string): number | null {
  try {
    accessSync(instancePath(folder), constants.R_OK)
    return null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') return null
    return ownerIn(folder)
  }
}

/** In a folder that may not be entered, nobody is seen. */
function ownerIn(folder: string): number | null {
  try {
    return statSync(instancePath(folder)).uid
  } catch {
    return null
  }
}

/** Replaces the file of an earlier instance; only the holder of the lock calls this. */
export function writeInstance(folder: string, instance: InstanceFile): void {
  const stored = { ...instance, inode: inodeOf(folder) }
  writeAtomically(instancePath(folder), `${JSON.stringify(stored, null, 2)}\n`)
}

/** Does nothing if there is none. */
export function removeInstance(folder: string): void {
  rmSync(instancePath(folder), { force: true })
}
