/** Finds and ends a program that outlived the Vigie that started it. Unix only: Windows ends it with Vigie. */
import { setTimeout as pause } from 'node:timers/promises'
import type { LeftProgram, ProgramMark } from '../../core/ports/commands.ts'
import { type ProcessTable, procTable, psTable } from './process-table.ts'

/** Between the request to end and the end by force, ms. */
export const POLITE_MS = 1000
/** How long the system may take to end a process by force, ms. */
const FORCED_MS = 2000
const LOOK_EVERY_MS = 40

const systemTable = process.platform === 'linux' ? procTable : psTable

/** Returns when a process began, in the words of the system; null if it does not say. */
export function beganAt(pid: number, table: ProcessTable = systemTable): string | null {
  try {
    return table.find(pid)?.began ?? null
  } catch {
    return null
  }
}

/**
 * Ends the program with its group as a time limit does: asked first, by force a second later. A pid that now
 * belongs to another process is never touched.
 */
export async function endLeft(
  { pid, began }: ProgramMark,
  table: ProcessTable = systemTable,
): Promise<LeftProgram> {
  try {
    if (!isRunning(table, pid)) return 'gone'
    const first = table.find(pid)
    // Its group goes on without it: nothing says whether that is the same group.
    if (first === undefined || began === null) return 'unsure'
    if (first.began !== began) return 'gone'
    for (const [signal, ms] of [
      ['SIGTERM', POLITE_MS],
      ['SIGKILL', FORCED_MS],
    ] as const) {
      signalGroup(pid, signal)
      if (await hasEnded(table, pid, ms)) return 'ended'
    }
    return 'unsure'
  } catch {
    // The system does not show its processes, or this user may not end them.
    return 'unsure'
  }
}

const isRunning = (table: ProcessTable, group: number): boolean =>
  table.all().some((one) => one.group === group && !one.ended)

async function hasEnded(table: ProcessTable, group: number, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs
  while (isRunning(table, group)) {
    if (performance.now() > deadline) return false
    await pause(LOOK_EVERY_MS)
  }
  return true
}

/** @throws the system’s error if this user may end none of the group; nothing if the group has ended */
function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
