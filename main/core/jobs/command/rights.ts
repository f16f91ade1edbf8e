/** Who may make and change jobs that run programs, and where they may run. */
import { VigieError } from '../../../../shared/errors.ts'
import type { JobDefinition } from '../../../../shared/job.ts'
import type { Settings } from '../../../../shared/settings.ts'
import type { Caller } from '../../services/operation.ts'
import type { JsonObject } from '../../settings/patch.ts'

/** The right of a token that such a change needs. The window and the command line have it. */
export type CommandRight = Pick<Caller, 'right'>

const isCommand = (job: JobDefinition | undefined): boolean => job?.kind === 'command'

/**
 * Refuses a change that makes, changes or replaces a job that runs programs.
 * @throws VigieError right_missing
 */
export function assertCommandsKept(
  before: Settings['jobs'],
  after: Settings['jobs'],
  caller: CommandRight,
): void {
  if (mayCommand(caller)) return
  for (const id of Object.keys(after)) {
    const concerned = isCommand(before[id]) || isCommand(after[id])
    if (concerned && JSON.stringify(before[id]) !== JSON.stringify(after[id])) refuse(caller)
  }
}

/** Refuses a run with changes that would run another program. @throws VigieError right_missing */
export function assertRunKept(job: JobDefinition, changes: JsonObject, caller: CommandRight): void {
  if (mayCommand(caller) || Object.keys(changes).length === 0) return
  if (isCommand(job) || changes.kind === 'command') refuse(caller)
}

/** Whether a caller may give the right to another. */
export const mayCommand = ({ right }: CommandRight): boolean => right === undefined || right === 'commands'

/** @throws VigieError right_missing, always */
export function refuse({ right }: CommandRight): never {
  throw new VigieError('right_missing', { held: String(right), needed: 'commands' })
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)$/

/**
 * Whether programs may run: not if others than this machine can call Vigie, unless its owner allowed it there.
 * @param url address of the REST listener; null while it is closed
 */
export function commandsAllowed(
  url: string | null,
  { allow_commands, allowed_hosts }: Settings['door'],
): boolean {
  if (allow_commands || url === null) return true
  return LOOPBACK.test(new URL(url).hostname) && allowed_hosts.length === 0
}
