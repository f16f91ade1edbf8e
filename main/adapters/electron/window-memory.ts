/** The file that stores the position of the status window. */
import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import type { Log } from '../../core/ports/log.ts'
import type { Rectangle } from '../../core/window/position.ts'
import { type RememberedBounds, withBounds } from '../../core/window/remembered.ts'
import { writeAtomically } from '../files/atomic-write.ts'

const side = z.int().min(1).max(100_000)
const coordinate = z.int().min(-100_000).max(100_000)
const fileSchema = z.array(
  z.tuple([z.string(), z.object({ x: coordinate, y: coordinate, width: side, height: side })]),
)

/** Where the owner left the window, for each arrangement of displays. */
export interface WindowMemory {
  /** Null for an arrangement of displays in which the owner never moved the window. */
  read(arrangement: string): Rectangle | null
  keep(arrangement: string, bounds: Rectangle): void
}

/** A damaged file counts as empty and is rewritten; if a file cannot be written, only the position is lost. */
export function windowMemory(path: string, log: Log): WindowMemory {
  let known = load(path, log)
  return {
    read: (arrangement) => known.get(arrangement) ?? null,
    keep: (arrangement, bounds) => {
      known = withBounds(known, arrangement, bounds)
      try {
        writeAtomically(path, `${JSON.stringify([...known])}\n`)
      } catch (error) {
        log.warn('The place of the window could not be kept.', { error })
      }
    },
  }
}

function load(path: string, log: Log): RememberedBounds {
  if (!existsSync(path)) return new Map()
  try {
    return new Map(fileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))))
  } catch (error) {
    log.warn('The file with the place of the window is damaged, so the window opens at the tray.', { error })
    return new Map()
  }
}
