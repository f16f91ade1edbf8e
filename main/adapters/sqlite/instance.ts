/** Who runs Vigie on a data folder, as a note beside the lock: for messages, and for the command line to find the door. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { writeAtomically } from '../files/atomic-write.ts'

const instanceSchema = z.object({
  pid: z.number().int(),
  /** Local socket or named pipe; null until its door is open. */
  socket: z.string().nullable(),
  /** ISO instant with offset. */
  started_at: z.string(),
})
export type InstanceFile = z.infer<typeof instanceSchema>

/** The note in a data folder. */
export function instancePath(folder: string): string {
  return join(folder, 'instance.json')
}

/** The note, or null without one. It outlives a killed process: whether someone lives there, only the lock or the socket tells. */
export function readInstance(folder: string): InstanceFile | null {
  try {
    return instanceSchema.parse(JSON.parse(readFileSync(instancePath(folder), 'utf8')))
  } catch {
    // No note, or one cut short by a dying process: both mean that nobody can be named.
    return null
  }
}

/** Replaces the note of whoever ran here before; only the holder of the lock calls this. */
export function writeInstance(folder: string, instance: InstanceFile): void {
  writeAtomically(instancePath(folder), `${JSON.stringify(instance, null, 2)}\n`)
}

/** Harmless where there is none. */
export function removeInstance(folder: string): void {
  rmSync(instancePath(folder), { force: true })
}
